import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { LISTES_DU_RAPPROCHEMENT, type ListeDuRapprochement } from '#lib/droit/argent/rapprochement.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { EnSouffrance, Rapproches } from '#lib/pointage/queries.ts';

/** What is said when a list has nobody. */
const VIDES: Readonly<Record<ListeDuRapprochement, string>> = {
  notifies: 'Chaque bourse notifiée est dans un état.',
  liquides: 'Tout ce qui est liquidé est payé.',
  plus_dus: 'Rien n’a été liquidé au-delà de ce qui est dû.',
};

interface Props {
  nom: ListeDuRapprochement;
  vus: Rapproches;
  /** Where a row is settled, for who reads; null where it is not theirs. */
  adresse: (ligne: EnSouffrance) => string | null;
}

/** One list of the reconciliation: its first rows, its counters, and its file. */
export function UneListe({ nom, vus: { lignes, total, somme }, adresse }: Props) {
  const colonnes: Colonne<EnSouffrance>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: (ligne) => {
        const href = adresse(ligne);
        return href ? <LienLigne href={href}>{nomDeListe(ligne)}</LienLigne> : nomDeListe(ligne);
      },
    },
    { cle: 'etablissement', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
    ...(nom === 'plus_dus'
      ? []
      : [
          {
            cle: 'trimestre',
            titre: 'Trimestre',
            rendre: ({ trimestre }: EnSouffrance) => trimestre,
            nombre: true,
          },
        ]),
    ...(nom === 'notifies'
      ? []
      : [
          {
            cle: 'somme',
            titre: 'Somme',
            rendre: (ligne: EnSouffrance) => ecrireMontant(centimes(ligne.centimes ?? 0)),
            nombre: true,
          },
        ]),
    { cle: 'cause', titre: 'Cause', rendre: ({ cause }) => cause },
    { cle: 'qui', titre: 'Qui agit', rendre: ({ qui }) => qui },
  ];
  return (
    <section>
      <h2 className="fr-h4" id={nom}>
        {LISTES_DU_RAPPROCHEMENT[nom]}
        {somme > 0 ? ` : ${ecrireMontant(centimes(somme))}` : ''}
      </h2>
      {total > 0 ? (
        <p>
          <a href={`/agent/pointage/fichier?liste=${nom}`}>Toute la liste, pour un tableur (CSV)</a>
          {total > lignes.length ? `. Les ${lignes.length} premières lignes sont ici.` : ''}
        </p>
      ) : null}
      <Tableau
        legende={LISTES_DU_RAPPROCHEMENT[nom]}
        total={total}
        unite="ligne"
        colonnes={colonnes}
        lignes={lignes}
        cle={({ versementId, dossierId, uai, trimestre, cause }) =>
          versementId ?? `${dossierId} ${uai} ${trimestre} ${cause}`
        }
        vide={<p>{VIDES[nom]}</p>}
      />
    </section>
  );
}
