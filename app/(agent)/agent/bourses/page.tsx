import { titreReserve } from '#app/titre-reserve.ts';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import type { Composante } from '#lib/droit/argent/montants.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { type Centimes, centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { type Attribuee, boursesAttribuees, SUIVENT_LES_SOMMES } from '#lib/liquidation/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Bourses attribuées', ...SUIVENT_LES_SOMMES);

const total = (montants: readonly (Centimes | undefined)[]): Centimes =>
  centimes(montants.reduce<number>((somme, montant) => somme + (montant ?? 0), 0));

const AUTRES: readonly Composante[] = ['merite', 'internat', 'equipement', 'reprise'];
const primesDe = ({ montants }: Attribuee): Centimes => total(AUTRES.map((prime) => montants[prime]));
const toutDe = ({ montants }: Attribuee): Centimes => total(Object.values(montants));

const COLONNES: Colonne<Attribuee>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: nomDeListe },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'echelon', titre: 'Échelon', rendre: ({ echelon }) => echelon, nombre: true },
  {
    cle: 'bourse',
    titre: 'Bourse',
    rendre: ({ montants }) => ecrireMontant(montants.bourse ?? centimes(0)),
    nombre: true,
  },
  { cle: 'primes', titre: 'Primes', rendre: (vue) => ecrireMontant(primesDe(vue)), nombre: true },
  { cle: 'total', titre: 'Total de l’année', rendre: (vue) => ecrireMontant(toutDe(vue)), nombre: true },
  {
    cle: 'periode',
    titre: 'Période',
    rendre: ({ du, au }) => `${ecrireJourCourt(du)} au ${ecrireJourCourt(au)}`,
  },
];

/** What each établissement will have to pay: the home of its agent comptable. */
export default async function BoursesPage() {
  const portee = await exigerAgent(...SUIVENT_LES_SOMMES);
  const annee = rentreeDu(portee.jour);
  const lignes = await boursesAttribuees(portee, annee);
  const parEtablissement = Object.values(Object.groupBy(lignes, ({ uai }) => uai));
  return (
    <>
      <TitrePage
        titre="Bourses attribuées"
        phrase={`Année scolaire ${ecrireAnnee(annee)} : les sommes que les décisions ouvrent, chacune pour les jours de sa période. Ce qui se paie, trimestre par trimestre avec les retenues et les frais, est dans « Paiements ».`}
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      {lignes.length === 0 ? (
        <p>Aucune bourse n’est encore attribuée cette année dans vos établissements.</p>
      ) : null}
      {parEtablissement.map((siennes = []) => (
        <DUnEtablissement key={siennes[0]?.uai} lignes={siennes} />
      ))}
      {parEtablissement.length > 1 ? (
        <p>
          <strong>
            Total de vos {parEtablissement.length} établissements : {ecrireMontant(total(lignes.map(toutDe)))}
          </strong>
        </p>
      ) : null}
    </>
  );
}

function DUnEtablissement({ lignes }: { lignes: readonly Attribuee[] }) {
  const [premiere] = lignes;
  if (!premiere) return null;
  return (
    <section aria-labelledby={`bourses-${premiere.uai}`}>
      <h2 className="fr-h4" id={`bourses-${premiere.uai}`}>
        {premiere.etablissement} ({premiere.uai})
      </h2>
      <Tableau
        legende="Bourses attribuées, par classe et par nom"
        total={lignes.length}
        unite="bourse"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ eleveId, du }) => `${eleveId} ${du}`}
        vide={null}
      />
      <p>
        <strong>Total pour l’année : {ecrireMontant(total(lignes.map(toutDe)))}</strong>
      </p>
    </section>
  );
}
