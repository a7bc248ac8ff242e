import Link from 'next/link';
import { aideDeLActe } from '#components/aide/guides.ts';
import { regleDeLActe } from '#lib/droit/actes-expliques.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Acte } from '#lib/droit/procedure.ts';

/** The rule of an act in plain words, under the article that the title names: a case, and the place of the guide that explains more. */
export function RegleDeLActe({ acte, roles }: { acte: Acte; roles: readonly Role[] }) {
  const regle = regleDeLActe(acte);
  if (!regle) return null;
  const aide = aideDeLActe(roles, acte);
  return (
    <section className="regle-de-l-acte" aria-labelledby="regle">
      <h2 id="regle" className="fr-h6">
        La règle
      </h2>
      <p>{regle.dit}</p>
      {regle.exemple ? (
        <p className="discret">
          <strong>Exemple.</strong> {regle.exemple}
        </p>
      ) : null}
      {aide ? (
        <Link
          className="fr-link fr-link--sm fr-icon-question-line fr-link--icon-left"
          href={aide.href}
          prefetch={false}
        >
          Aide : {aide.titre}
        </Link>
      ) : null}
    </section>
  );
}
