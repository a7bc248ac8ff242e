import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJour, ecrireJourCourt, type Jour, jour } from '#lib/droit/date.ts';
import { LISENT_LE_RADAR, MOTIFS_D_ECART } from '#lib/droit/echeances/radar.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import {
  type ClasseDuRadar,
  classesDuRadar,
  direRaisons,
  type EleveDuRadar,
  elevesAMontrer,
} from '#lib/radar/faits.ts';
import { radarDeLEtablissement } from '#lib/radar/queries.ts';
import { FiltresDuRadarSchema } from '#lib/radar/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FiltresDuRadarAffiches } from './filtres.tsx';

export const generateMetadata = titreReserve('Familles à prévenir', ...LISENT_LE_RADAR);

/** Rows shown at most: a class is chosen to see the others. */
const MONTRES = 200;

const direContacts = ({ contacts, dernierLe }: EleveDuRadar): string =>
  dernierLe ? `${contacts}, le dernier le ${ecrireJourCourt(jour(dernierLe))}` : 'aucun';

const ELEVES: Colonne<EleveDuRadar>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (eleve) => <LienLigne href={`/agent/radar/${eleve.id}`}>{nomDeListe(eleve)}</LienLigne>,
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'raisons', titre: 'Pourquoi', rendre: ({ raisons }) => direRaisons(raisons) },
  { cle: 'contacts', titre: 'Contacts', rendre: direContacts },
];
const ECARTES: Colonne<EleveDuRadar>[] = [
  ...ELEVES,
  { cle: 'ecart', titre: 'Écarté', rendre: ({ ecart }) => ecart && MOTIFS_D_ECART[ecart] },
];

const colonnesDesClasses = (uai: string): Colonne<ClasseDuRadar>[] => [
  {
    cle: 'classe',
    titre: 'Classe',
    rendre: ({ classe }) => (
      <Link href={`/agent/radar?${new URLSearchParams({ uai, classe })}#eleves`} prefetch={false}>
        {classe}
      </Link>
    ),
  },
  { cle: 'signales', titre: 'Familles à prévenir', nombre: true, rendre: ({ signales }) => signales },
  { cle: 'jamais', titre: 'Jamais jointes', nombre: true, rendre: ({ jamais }) => jamais },
  { cle: 'ecartes', titre: 'Élèves écartés', nombre: true, rendre: ({ ecartes }) => ecartes },
];

const direCloture = (cloture: Jour | null): string =>
  cloture
    ? `Ces élèves n’ont pas de demande, et la campagne se termine le ${ecrireJour(cloture)}.`
    : 'Ces élèves n’ont pas de demande, et la campagne n’est pas ouverte.';

/** Pupils whose family has asked for nothing and may have a right, by class, each with a reason that is said aloud (C. II.A). */
export default async function RadarPage({ searchParams }: PageProps<'/agent/radar'>) {
  const portee = await exigerAgent(...LISENT_LE_RADAR);
  const filtres = FiltresDuRadarSchema.parse(await searchParams);
  const { lieux, lieu, cloture, eleves } = await radarDeLEtablissement(portee, filtres);
  const classes = classesDuRadar(eleves);
  const lignes = elevesAMontrer(eleves, filtres);
  return (
    <>
      <TitrePage
        titre={lieu ? `Familles à prévenir · ${lieu.nom}` : 'Familles à prévenir'}
        phrase={`${lieu ? direCloture(cloture) : 'Choisissez un établissement.'} Une raison dit qu’un droit est possible, jamais ce que la famille gagne : ni revenus, ni profession, ni situation de famille ne sont lus ici.`}
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <FiltresDuRadarAffiches filtres={filtres} lieux={lieux} classes={classes} />
      {lieu ? (
        <>
          <section id="eleves">
            <Tableau
              legende={filtres.ecartes ? 'Élèves écartés de la liste' : 'Élèves sans demande, par classe'}
              total={lignes.length}
              unite="élève"
              colonnes={filtres.ecartes ? ECARTES : ELEVES}
              lignes={lignes.slice(0, MONTRES)}
              cle={({ id }) => id}
              vide={<p>Aucun élève ne répond à ces filtres.</p>}
            />
            {lignes.length > MONTRES ? (
              <p>Les {MONTRES} premiers sont montrés : choisissez une classe pour voir les autres.</p>
            ) : null}
          </section>
          <Tableau
            legende="Où en est chaque classe"
            total={classes.length}
            unite="classe"
            colonnes={colonnesDesClasses(lieu.uai)}
            lignes={classes}
            cle={({ classe }) => classe}
            vide={<p>Aucune famille à prévenir dans cet établissement.</p>}
          />
        </>
      ) : null}
      <RaccourcisClavier />
    </>
  );
}
