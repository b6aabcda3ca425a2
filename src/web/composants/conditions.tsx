import type { Child } from 'hono/jsx';
import { Statut, type Ton } from './statut.tsx';
import { composer, T } from './texte.tsx';

export interface ConditionMontree {
  readonly art: Child;
  readonly intitule: Child;
  readonly pourquoi?: string;
  readonly ton: Ton;
  readonly statut: string;
  /** the one that blocks: red rule; give the missing ones first */
  readonly manque: boolean;
}

/** The conditions of an instalment one by one: article, piece, reason, state. */
export function Conditions({ conditions }: { conditions: readonly ConditionMontree[] }) {
  return (
    <ul class="conditions">
      {conditions.map((c) => (
        <li class={c.manque ? 'manque' : undefined}>
          <div class="art">{composer(c.art)}</div>
          <div class="fond">
            <p>
              <b>{composer(c.intitule)}</b>
            </p>
            {c.pourquoi !== undefined && (
              <p class="pourquoi">
                <T>{c.pourquoi}</T>
              </p>
            )}
            <Statut ton={c.ton} texte={c.statut} />
          </div>
        </li>
      ))}
    </ul>
  );
}
