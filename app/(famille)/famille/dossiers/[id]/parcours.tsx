import { Chronologie, type Etape } from '#components/chronologie.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { etapesVecues } from '#lib/droit/parcours/etapes.ts';
import type { Suite } from '#lib/droit/parcours/suite.ts';
import type { DossierDeFamille } from '#lib/famille/queries.ts';

interface Props {
  suivi: DossierDeFamille;
  suite: Suite;
  echeance: string | null;
}

/** What is under way and what comes next; what happened is folded. */
export function Parcours({ suivi: { faits, lieux }, suite, echeance }: Props) {
  const passees = etapesVecues(faits, lieux).map(
    ({ rang, titre, jour, qui, detail }): Etape => ({
      cle: String(rang),
      titre,
      date: `${ecrireJour(jour)}, par ${qui}`,
      detail: detail ? <p>{detail}</p> : null,
      moment: 'passe',
    }),
  );
  const presente: Etape = {
    cle: 'present',
    titre: suite.titre,
    date: echeance ?? suite.phrase,
    moment: 'present',
  };
  const aVenir = suite.ensuite.map((titre): Etape => ({ cle: titre, titre, moment: 'avenir' }));
  return (
    <section aria-labelledby="parcours" className="volet">
      <h2 id="parcours" className="fr-h4">
        Où en est la demande
      </h2>
      {passees.length > 0 ? (
        <details className="parcours__passe">
          <summary>
            Ce qui a été fait : {passees.length} étape{passees.length > 1 ? 's' : ''}
          </summary>
          <Chronologie etapes={passees} />
        </details>
      ) : null}
      <Chronologie etapes={[presente, ...aVenir]} />
    </section>
  );
}
