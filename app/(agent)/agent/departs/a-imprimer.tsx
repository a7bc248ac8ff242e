import { type Colonne, Tableau } from '#components/tableau.tsx';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, type Jour, jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { LettreDeLot } from '#lib/parapheur/queries.ts';

const COLONNES: Colonne<LettreDeLot>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (lettre) => (
      <a className="fr-link fr-link--sm" href={`/agent/dossiers/${lettre.dossierId}?onglet=courriers`}>
        {nomDeListe(lettre)}
      </a>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe, etablissement }) => `${classe}, ${etablissement}` },
  {
    cle: 'courrier',
    titre: 'Courrier',
    rendre: ({ genre, reference }) => `${LETTRES[genre].libelle}, ${reference}`,
  },
  { cle: 'jour', titre: 'Daté du', rendre: (lettre) => ecrireJourCourt(jour(lettre.jour)) },
];

/** Letters on paper that nobody signs, to print and to post; once printed they leave the list. */
export function AImprimer({ lettres, aujourdHui }: { lettres: readonly LettreDeLot[]; aujourdHui: Jour }) {
  return (
    <>
      <Tableau
        legende="Sur papier, sans signature, à imprimer et à poster"
        total={lettres.length}
        unite="courrier"
        colonnes={COLONNES}
        lignes={[...lettres]}
        cle={({ reference }) => reference}
        vide={<p>Aucun courrier n’attend d’être imprimé.</p>}
      />
      <p className="fr-btns-group fr-btns-group--inline">
        {lettres.length > 0 ? (
          <a className="fr-btn" href="/agent/impressions/fichier?sans=signature">
            Imprimer ces courriers
          </a>
        ) : null}
        <a
          className="fr-btn fr-btn--tertiary"
          href={`/agent/impressions/fichier?imprimes=${aujourdHui.toString()}`}
        >
          Réimprimer ceux d’aujourd’hui
        </a>
      </p>
    </>
  );
}
