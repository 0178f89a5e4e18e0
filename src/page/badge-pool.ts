const GLYPH = '鉴';
/** Spare buttons are made together: each one that is added makes the browser lay out the page. */
const STOCK = 8;
const SPARE = 'spare';

/** The buttons of the badges, used again and again: a scrolled feed makes and removes none. */
export interface BadgePool {
  /** A button without a place; `show` makes it visible. */
  take(): HTMLButtonElement;
  give(button: HTMLButtonElement): void;
  /** Throws away what a crowd has left behind; to be called at rest. */
  trim(): void;
  /** Tab goes through the buttons in the order of this list. */
  order(buttons: readonly HTMLButtonElement[]): void;
}

/**
 * @param root where the buttons stand
 * @param onClick called with the button
 */
export function createBadgePool(
  document: Document,
  root: ShadowRoot,
  onClick: (button: HTMLButtonElement) => void,
): BadgePool {
  const spare: HTMLButtonElement[] = [];

  function make(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = GLYPH;
    hideBadge(button);
    // By a person: what a script of the page makes up counts for nothing.
    button.addEventListener('click', ({ isTrusted }) => isTrusted && onClick(button));
    return button;
  }

  return {
    take() {
      if (spare.length === 0) {
        for (let count = 0; count < STOCK; count++) spare.push(make());
        root.append(...spare);
      }
      return spare.shift() ?? make();
    },
    give(button) {
      hideBadge(button);
      button.removeAttribute('aria-label');
      button.setAttribute('aria-expanded', 'false');
      spare.push(button);
    },
    trim() {
      // Some stay: whoever scrolls on needs them again.
      while (spare.length >= 2 * STOCK) for (const one of spare.splice(0, STOCK)) one.remove();
    },
    order(buttons) {
      const isNext = (button: HTMLButtonElement, index: number): boolean => {
        const before = buttons[index - 1];
        return before === undefined || (before.compareDocumentPosition(button) & 4) !== 0;
      };
      if (!buttons.every(isNext)) root.append(...buttons);
    },
  };
}

/**
 * Not with `hidden`: a button that keeps its box makes the browser lay out nothing. At the top of
 * the page, where it makes no page longer that has become shorter.
 */
export function hideBadge(button: HTMLButtonElement): void {
  if (button.className === SPARE) return;
  button.className = SPARE;
  // Not without any: what gets a transform or loses it is laid out anew.
  button.style.transform = 'translate(0px, 0px)';
}

export function showBadge(button: HTMLButtonElement, level: string): void {
  const name = `badge ${level}`;
  if (button.className !== name) button.className = name;
}
