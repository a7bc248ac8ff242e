import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { traiterMouvement } from '#lib/mouvement/actions.ts';
import { aFaireDuMouvement, direMouvement } from '#lib/mouvement/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** Exits, arrivals and other formations that the base tells and that wait for somebody: what happened, what the law attaches to it, what was done. */
export function Mouvements({
  dossier,
}: {
  dossier: Pick<DossierEntier, 'id' | 'mouvements' | 'droits' | 'branche' | 'etablissement'>;
}) {
  const { mouvements, droits, branche, etablissement } = dossier;
  return mouvements.map(({ id, genre, jour, motif }) => {
    const mouvement = {
      genre,
      jour: jourDe(jour),
      motif,
      etablissement: genre === 'sortie' ? etablissement.nom : 'un autre établissement',
      boursier: droits.some(({ fermeParId }) => !fermeParId),
      college: branche.startsWith('college'),
      equipement: droits.some(({ fermeParId, composante }) => !fermeParId && composante === 'equipement'),
    };
    const { phrase, article } = aFaireDuMouvement(mouvement);
    return (
      <section key={id} className="fr-callout" aria-labelledby={`mouvement-${id}`}>
        <h2 className="fr-callout__title" id={`mouvement-${id}`}>
          {direMouvement(mouvement)}
        </h2>
        <p className="fr-callout__text">{`${phrase} (${article})`}</p>
        <p>
          {genre === 'formation' ? (
            <a className="fr-link" href={`/agent/dossiers/${dossier.id}/actes/signaler_erreur`}>
              Enregistrer ce changement, pour rectifier
            </a>
          ) : (
            <a className="fr-link" href={`/agent/dossiers/${dossier.id}/actes/transferer`}>
              Transférer à un autre établissement
            </a>
          )}
        </p>
        {genre === 'sortie' && mouvement.boursier ? (
          <p>
            <a className="fr-link" href={`/agent/dossiers/${dossier.id}/actes/constater_depart`}>
              Constater un départ : autre réseau, ou fin de la scolarité
            </a>
          </p>
        ) : null}
        <FormulaireActe acte={traiterMouvement}>
          <input type="hidden" name="mouvementId" value={id} />
          <ChampTexte nom="suite" id={`suite-${id}`} libelle="Ce qui a été fait" maxLength={500} />
          <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
            Retirer ce signalement
          </button>
        </FormulaireActe>
      </section>
    );
  });
}
