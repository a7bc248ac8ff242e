import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { apportsDesMoyens } from '#lib/apport/queries.ts';
import { direCampagneAuxAgents } from '#lib/droit/calendrier/dire-campagne.ts';
import { LISENT_LE_RADAR } from '#lib/droit/echeances/radar.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { classesDuRadar, direMoyen, elevesAMontrer } from '#lib/radar/faits.ts';
import { radarDeLEtablissement } from '#lib/radar/queries.ts';
import { FiltresDuRadarSchema } from '#lib/radar/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { colonnesDesApports, colonnesDesClasses, ECARTES, ELEVES } from './colonnes.tsx';
import { FiltresDuRadarAffiches } from './filtres.tsx';

export const generateMetadata = titreReserve('Familles à prévenir', ...LISENT_LE_RADAR);

/** Rows shown at most: a class is chosen to see the others. */
const MONTRES = 200;

/** Pupils whose family has asked for nothing and may have a right, by class, each with a reason that is said aloud (C. II.A). */
export default async function RadarPage({ searchParams }: PageProps<'/agent/radar'>) {
  const portee = await exigerAgent(...LISENT_LE_RADAR);
  const filtres = FiltresDuRadarSchema.parse(await searchParams);
  const { lieux, lieu, campagne, eleves } = await radarDeLEtablissement(portee, filtres);
  const apports = lieu ? await apportsDesMoyens(portee, lieu.uai) : [];
  const classes = classesDuRadar(eleves);
  const lignes = elevesAMontrer(eleves, filtres);
  return (
    <>
      <TitrePage
        titre={lieu ? `Familles à prévenir · ${lieu.nom}` : 'Familles à prévenir'}
        phrase={`${lieu ? `Ces élèves n’ont pas de demande. ${direCampagneAuxAgents(campagne, portee.jour)}` : 'Choisissez un établissement.'} Une raison dit qu’un droit est possible, jamais ce que la famille gagne : ni revenus, ni profession, ni situation de famille ne sont lus ici.`}
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <ListesTardives heure={await heureDesListes(portee)} />
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
          <Tableau
            legende="Ce que chaque moyen a apporté"
            total={apports.length}
            unite="moyen"
            colonnes={colonnesDesApports(lieu.uai)}
            lignes={apports}
            cle={direMoyen}
            vide={<p>Aucune famille n’a encore été jointe cette année.</p>}
          />
        </>
      ) : null}
      <RaccourcisClavier />
    </>
  );
}
