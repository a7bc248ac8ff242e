import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { REFUS_IMPLICITES_SOUS } from '#lib/bannette/faits.ts';
import type { Filtres } from '#lib/bannette/schema.ts';
import { enregistrerVue, retirerVue } from '#lib/vue/actions.ts';
import { LIGNES_DU_TABLEUR, type Vue } from '#lib/vue/queries.ts';
import { adresseDeBannette, filtresSuivis, requete } from './adresses.ts';

/** Lists that everybody has, whoever keeps none. */
const DE_TOUS: readonly { nom: string; suivie: Filtres }[] = [
  {
    nom: `Refus implicites sous ${REFUS_IMPLICITES_SOUS} jours (demandes et recours)`,
    suivie: { urgence: 'refus_implicites' },
  },
];

/** Lists kept under a name, the table for a spreadsheet, and how to keep this list. */
export function Vues({ vues, filtres }: { vues: readonly Vue[]; filtres: Filtres }) {
  const { q, ...suivis } = filtresSuivis(filtres);
  const liste = requete(suivis);
  return (
    <details className="vues">
      <summary>Vues et tableur ({vues.length + DE_TOUS.length})</summary>
      <ul>
        {DE_TOUS.map(({ nom, suivie }) => (
          <li key={nom}>
            <a href={adresseDeBannette(suivie)}>{nom}</a> <span className="fr-hint-text">vue de tous</span>
          </li>
        ))}
        {vues.map((vue) => (
          <li key={vue.id}>
            <a href={`/agent/dossiers?${vue.liste}`}>{vue.nom}</a>{' '}
            {vue.partagee ? <span className="fr-hint-text">partagée avec le service</span> : null}
            {vue.mienne ? (
              <FormulaireActe acte={retirerVue}>
                <input type="hidden" name="vueId" value={vue.id} />
                <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline">
                  Retirer <span className="fr-sr-only">la vue {vue.nom}</span>
                </button>
              </FormulaireActe>
            ) : null}
          </li>
        ))}
      </ul>
      {q ? null : (
        <>
          <FormulaireActe acte={enregistrerVue} className="lot">
            <input type="hidden" name="liste" value={liste} />
            <ChampTexte nom="nom" libelle="Garder cette liste sous le nom" maxLength={60} />
            <div className="fr-checkbox-group fr-checkbox-group--sm">
              <input type="checkbox" id="partagee" name="partagee" value="oui" />
              <label className="fr-label" htmlFor="partagee">
                Partager avec mon service
              </label>
            </div>
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
              Garder
            </button>
          </FormulaireActe>
          <p>
            <a href={`/agent/dossiers/tableur/fichier?${liste}`} download>
              Cette liste pour un tableur
            </a>{' '}
            <span className="fr-hint-text">
              CSV, {LIGNES_DU_TABLEUR.toLocaleString('fr-FR')} premiers dossiers au plus ; chaque dossier lu
              est consigné.
            </span>
          </p>
        </>
      )}
    </details>
  );
}
