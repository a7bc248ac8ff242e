import { nommerFichiers } from '#app/(agent)/agent/dossiers/[id]/fichiers.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { FraisDUnEleve } from '#lib/frais/queries.ts';
import { SaisieDesFrais, SansDeduction } from './saisie.tsx';

const deduit = ({ decompte: { deduction } }: FraisDUnEleve): number =>
  Object.values(deduction.valeur.deduit).reduce((total, montant) => total + montant, 0);

const montant = (lire: (eleve: FraisDUnEleve) => number) => (eleve: FraisDUnEleve) =>
  ecrireMontant(centimes(lire(eleve)));

const COLONNES: Colonne<FraisDUnEleve>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: nomDeListe },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'brut', titre: 'Dû', rendre: montant(({ decompte }) => decompte.brut), nombre: true },
  { cle: 'retenue', titre: 'Retenu', rendre: montant(({ decompte }) => decompte.retenue), nombre: true },
  {
    cle: 'frais',
    titre: 'Frais',
    rendre: ({ frais }) => (frais === null ? 'à saisir' : ecrireMontant(centimes(frais))),
    nombre: true,
  },
  { cle: 'deduit', titre: 'Déduit', rendre: montant(deduit), nombre: true },
  {
    cle: 'net',
    titre: 'Net',
    rendre: montant(({ decompte }) => decompte.deduction.valeur.verse),
    nombre: true,
  },
  {
    cle: 'reste',
    titre: 'Frais restant à payer',
    rendre: montant(({ decompte }) => decompte.deduction.valeur.resteDesFrais),
    nombre: true,
  },
  {
    cle: 'pourquoi',
    titre: 'Sans déduction',
    rendre: ({ sansDeduction, justificatifs }) => (
      <>
        {sansDeduction.join(' ')}
        {nommerFichiers(justificatifs)}
      </>
    ),
  },
];

/** What a form shows of a pupil, and nothing else of what is known. */
const aSaisir = ({ eleveId, prenom, nom, frais }: FraisDUnEleve) => ({ eleveId, prenom, nom, frais });

interface Props {
  uai: string;
  nom: string;
  trimestre: number;
  eleves: readonly FraisDUnEleve[];
}

/** The boursiers of an établissement with their fees, the forms of each class, and the cases without deduction. */
export function FraisDUnEtablissement({ uai, nom, trimestre, eleves }: Props) {
  return (
    <section aria-labelledby={`frais-${uai}`}>
      <h2 className="fr-h4" id={`frais-${uai}`}>
        {nom} ({uai})
      </h2>
      <Tableau
        legende={`Décompte du trimestre ${trimestre}, ${nom}`}
        total={eleves.length}
        unite="boursier"
        colonnes={COLONNES}
        lignes={eleves}
        cle={({ eleveId }) => eleveId}
        vide="Aucun boursier n’a de droit ouvert pendant ce trimestre."
      />
      {[...Map.groupBy(eleves, ({ classe }) => classe)].map(([classe, siens]) => (
        <section key={classe}>
          <h3 className="fr-h5">Frais de la classe {classe}</h3>
          <SaisieDesFrais uai={uai} classe={classe} trimestre={trimestre} eleves={siens.map(aSaisir)} />
        </section>
      ))}
      <h3 className="fr-h5">Cas sans déduction</h3>
      <SansDeduction uai={uai} eleves={eleves.map(aSaisir)} />
    </section>
  );
}
