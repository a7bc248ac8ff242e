import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { preparer } from '#lib/etat-de-paiement/actions.ts';
import type { EtatResume, LieuSuivi } from '#lib/etat-de-paiement/queries.ts';

const direEtat = ({ etape, numero, total }: EtatResume): string =>
  etape === 'fige'
    ? `n° ${numero} : ${ecrireMontant(centimes(total ?? 0))}`
    : etape === 'controle'
      ? 'contrôlé, à signer'
      : 'en préparation';

interface Props {
  lieu: LieuSuivi;
  trimestre: 1 | 2 | 3;
  /** Who reads may prepare one: the trimestre is open. */
  aPreparer: boolean;
}

/** The states of a place for a trimestre, and the way to prepare one. */
export function EtatsDuTrimestre({ lieu, trimestre, aPreparer }: Props) {
  const siens = lieu.etats.filter((etat) => etat.trimestre === trimestre);
  const enCours = siens.some(({ etape }) => etape !== 'fige');
  return (
    <>
      {siens.map((etat) => (
        <div key={etat.id}>
          <LienLigne href={`/agent/etats/${etat.id}`}>{direEtat(etat)}</LienLigne>
        </div>
      ))}
      {siens.length === 0 && !aPreparer ? '–' : null}
      {aPreparer && !enCours ? (
        <FormulaireActe acte={preparer}>
          <input type="hidden" name="uai" value={lieu.uai} />
          <input type="hidden" name="academieCode" value={lieu.academieCode} />
          <input type="hidden" name="branche" value={lieu.branche} />
          <input type="hidden" name="trimestre" value={trimestre} />
          <button
            type="submit"
            className="fr-btn fr-btn--sm fr-btn--tertiary"
            aria-label={`Préparer l’état du trimestre ${trimestre}, ${lieu.nom}`}
          >
            Préparer
          </button>
        </FormulaireActe>
      ) : null}
    </>
  );
}
