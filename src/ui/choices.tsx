import type { ComponentChildren } from 'preact';

interface Props<T extends string> {
  readonly name: string;
  /** Id of the visible heading that names the group. */
  readonly labelledBy: string;
  readonly chosen: T;
  readonly options: readonly { readonly value: T; readonly label: ComponentChildren }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choices<T extends string>({
  name,
  labelledBy,
  chosen,
  options,
  onChange,
}: Props<T>) {
  return (
    <div class="choices" role="radiogroup" aria-labelledby={labelledBy}>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChange(value)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
