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
      <h4>{words.why}</h4>
      <p>{rule.why}</p>
      <h4>{words.check}</h4>
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
      <h4>{words.mayBeWrong}</h4>
      <p>{rule.mayBeWrong}</p>
      <h4>{words.basis}</h4>
      <Basis rule={rule} />
    </div>
  );
}
