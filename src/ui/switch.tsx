interface Props {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
  readonly name: string;
}

/** A switch for one thing. The label is read out; a visible one stands beside it. */
export function Switch({ label, on, disabled = false, onChange, name }: Props) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      data-switch={name}
      onClick={() => onChange(!on)}
    >
      <span class="switch-knob" />
    </button>
  );
}
