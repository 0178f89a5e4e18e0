/** The mark of 明鉴: the back of a bronze mirror. The same drawing as assets/icon.svg. */
export function MirrorIcon({ size = 22 }: { size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 128 128" aria-hidden="true">
      <path
        class="mirror"
        d="M42.4 11.8A36.8 36.8 0 0 1 85.6 11.8A36.8 36.8 0 0 1 116.2 42.4A36.8 36.8 0 0 1 116.2 85.6A36.8 36.8 0 0 1 85.6 116.2A36.8 36.8 0 0 1 42.4 116.2A36.8 36.8 0 0 1 11.8 85.6A36.8 36.8 0 0 1 11.8 42.4A36.8 36.8 0 0 1 42.4 11.8Z"
      />
      <circle class="mirror-band" cx="64" cy="64" r="38" />
      <circle class="mirror-knob" cx="64" cy="64" r="16" />
    </svg>
  );
}
