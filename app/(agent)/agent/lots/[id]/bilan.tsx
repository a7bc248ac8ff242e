import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { ligne } from '#lib/droit/procedure.ts';
import type { LigneDuLot } from '#lib/lot/queries.ts';

const dossiers = (nombre: number): string => `${nombre} dossier${nombre > 1 ? 's' : ''}`;

/** What a set of dossiers becomes, counted by act and by échelon, with the amounts and the letters. */
export function BilanDuLot({ lignes }: { lignes: readonly LigneDuLot[] }) {
  const prevues = lignes.filter(({ issue }) => issue === 'a_faire');
  const groupes = Object.entries(Object.groupBy(prevues, direGroupe));
  const somme = prevues.reduce((total, { centimes: verses }) => total + (verses ?? 0), 0);
  const lettres = (par: 'courriel' | 'poste') => prevues.filter(({ lettre }) => lettre === par).length;
  const compte = (issue: LigneDuLot['issue']) => lignes.filter((vue) => vue.issue === issue).length;
  return (
    <Fiche titre="En tout">
      <Donnee nom="Faits">{compte('fait') > 0 ? dossiers(compte('fait')) : null}</Donnee>
      <Donnee nom="Non faits">
        {compte('refuse') > 0 ? `${dossiers(compte('refuse'))}, avec leur raison` : null}
      </Donnee>
      {groupes.map(([nom, groupe = []]) => (
        <Donnee key={nom} nom={nom}>
          {dossiers(groupe.length)}
        </Donnee>
      ))}
      <Donnee nom="Montant de l’année">{somme > 0 ? ecrireMontant(centimes(somme)) : null}</Donnee>
      <Donnee nom="Lettres annoncées par courriel">{lettres('courriel') || null}</Donnee>
      <Donnee nom="Lettres à imprimer et à poster">{lettres('poste') || null}</Donnee>
      <Donnee nom="Ne pourront pas l’être">
        {compte('a_refuser') > 0 ? `${dossiers(compte('a_refuser'))}, avec leur raison` : null}
      </Donnee>
    </Fiche>
  );
}

function direGroupe({ acte, echelon }: LigneDuLot): string {
  const libelle = acte ? ligne(acte).libelle : '';
  return echelon === null ? libelle : `${libelle}, échelon ${echelon}`;
}
