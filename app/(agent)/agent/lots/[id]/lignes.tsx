import { adresseDActe, adresseDeDossier } from '#app/(agent)/agent/dossiers/adresses.ts';
import { Badge } from '#components/badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { ligne } from '#lib/droit/procedure.ts';
import type { LigneDuLot } from '#lib/lot/queries.ts';

/** Rows shown of a lot: what is refused comes first, the rest is counted above. */
const LIGNES_MONTREES = 200;

const RANGS: Record<LigneDuLot['issue'], number> = { refuse: 0, a_refuser: 1, a_faire: 2, fait: 3 };

const COLONNES: Colonne<LigneDuLot>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossierId, nom, prenom }) => (
      <LienLigne href={adresseDeDossier(dossierId, {})}>{nomDeListe({ nom, prenom })}</LienLigne>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'suite', titre: 'Ce qu’il en est', rendre: (vue) => <Suite ligne={vue} /> },
  {
    cle: 'montant',
    titre: 'Par an',
    nombre: true,
    rendre: ({ centimes: verses }) => (verses === null ? '' : ecrireMontant(centimes(verses))),
  },
  { cle: 'numero', titre: 'Numéro', rendre: ({ numero }) => numero },
];

/** Each dossier of a lot: what it becomes, or why it does not. */
export function LignesDuLot({ lignes }: { lignes: readonly LigneDuLot[] }) {
  const rangees = lignes.toSorted((a, b) => RANGS[a.issue] - RANGS[b.issue] || a.rang - b.rang);
  const reste = rangees.length - LIGNES_MONTREES;
  return (
    <>
      <Tableau
        legende="Dossier par dossier, ceux qui ne passent pas d’abord"
        total={lignes.length}
        unite="dossier"
        colonnes={COLONNES}
        lignes={rangees.slice(0, LIGNES_MONTREES)}
        cle={({ dossierId }) => dossierId}
        vide={null}
      />
      {reste > 0 ? <p>{reste} autres dossiers, comptés plus haut, ne sont pas montrés ici.</p> : null}
    </>
  );
}

function Suite({
  ligne: { dossierId, issue, acte, echelon, lettre, phrase, article },
}: {
  ligne: LigneDuLot;
}) {
  const nom = acte ? `${ligne(acte).libelle}${echelon === null ? '' : `, échelon ${echelon}`}` : '';
  if (issue === 'refuse' || issue === 'a_refuser')
    return (
      <>
        <Badge ton="attention" icone="fr-icon-close-circle-line">
          {issue === 'refuse' ? 'non fait' : 'ne passera pas'}
        </Badge>{' '}
        {phrase} {article ? `(${article})` : ''}
      </>
    );
  if (issue === 'fait')
    return (
      <Badge ton="succes" icone="fr-icon-check-line">
        {acte ? ligne(acte).accompli : 'fait'}
      </Badge>
    );
  return (
    <>
      {nom}
      {lettre && acte ? (
        <>
          {' '}
          <a href={adresseDActe(dossierId, acte, {})}>Lire la lettre</a>
          {lettre === 'poste' ? ', à poster' : ''}
        </>
      ) : null}
    </>
  );
}
