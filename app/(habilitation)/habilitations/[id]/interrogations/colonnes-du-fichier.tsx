import { type Colonne, Tableau } from '#components/tableau.tsx';
import { COLONNES, NOMS_DES_COLONNES, type NomDeColonne } from '#lib/interrogation/schema.ts';

const colonnes: Colonne<NomDeColonne>[] = [
  { cle: 'nom', titre: 'Colonne', rendre: (nom) => <code>{nom}</code> },
  { cle: 'requise', titre: 'Obligatoire', rendre: (nom) => (COLONNES[nom].requise ? 'oui' : 'non') },
  { cle: 'dit', titre: 'Ce qu’elle contient', rendre: (nom) => COLONNES[nom].dit },
  { cle: 'exemple', titre: 'Exemple', rendre: (nom) => COLONNES[nom].exemple },
];

/** What the file holds, column by column. */
export function ColonnesDuFichier({ modele }: { modele: string }) {
  return (
    <section>
      <h2 className="fr-h4">Le fichier à préparer</h2>
      <p>
        Sa première ligne nomme les colonnes, dans n’importe quel ordre ; les autres colonnes ne sont ni lues
        ni gardées. Les règles sont celles de l’API : un élève se cherche par son établissement, ou par des
        départements. <a href={modele}>Télécharger le modèle (CSV)</a>
      </p>
      <Tableau
        legende="Colonnes du fichier"
        total={null}
        unite="colonne"
        colonnes={colonnes}
        lignes={NOMS_DES_COLONNES}
        cle={(nom) => nom}
        vide={null}
      />
    </section>
  );
}
