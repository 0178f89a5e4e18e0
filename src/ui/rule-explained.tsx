import type { LocalRule } from '../rules/local-texts';
import { Basis, Lookups } from './basis';
import { sentences } from './sentences';
import { useWords } from './words';

/** What a rule has to say to people: why, what to check and where, when it may be wrong, the law. */
export function RuleExplained({ rule }: { rule: LocalRule }) {
  const words = useWords();
  const steps = sentences(rule.check);
  return (
    <div class="explained">
      <h3>{words.why}</h3>
      <p>{rule.why}</p>
      <h3>{words.check}</h3>
      {steps.length > 1 ? (
        <ol class="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        <p>{rule.check}</p>
      )}
      <Lookups rule={rule} />
      <h3>{words.mayBeWrong}</h3>
      <p>{rule.mayBeWrong}</p>
      <h3>{words.basis}</h3>
      <Basis rule={rule} />
    </div>
  );
}
