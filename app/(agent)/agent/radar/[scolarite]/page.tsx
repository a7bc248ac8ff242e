import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direCampagneAuxAgents, direHorsDelai } from '#lib/droit/calendrier/dire-campagne.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { LISENT_LE_RADAR, MOTIFS_D_ECART } from '#lib/droit/echeances/radar.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { direRaisons } from '#lib/radar/faits.ts';
import { familleDuRadar, type LigneDuSuivi } from '#lib/radar/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { EcarterOuRemettre, NoterUnContact } from './formulaires.tsx';
import { personnes } from './personnes.tsx';

export const generateMetadata = titreReserve('Famille à prévenir', ...LISENT_LE_RADAR);

const SUIVI: Colonne<LigneDuSuivi>[] = [
  { cle: 'jour', titre: 'Jour', rendre: ({ jour }) => ecrireJourCourt(jour) },
  { cle: 'quoi', titre: 'Quoi', rendre: ({ quoi }) => quoi },
  { cle: 'avec', titre: 'Avec', rendre: ({ avec }) => avec },
  { cle: 'resultat', titre: 'Résultat', rendre: ({ resultat }) => resultat },
  { cle: 'auteur', titre: 'Par', rendre: ({ auteur }) => auteur },
];

/** A pupil whose family may have a right: why, how to help, whom to reach, what was done (C. II.A). */
export default async function FamilleDuRadarPage({ params }: PageProps<'/agent/radar/[scolarite]'>) {
  const portee = await exigerAgent(...LISENT_LE_RADAR);
  const id = identifiant((await params).scolarite);
  const lue = await familleDuRadar(portee, id).catch(pageIntrouvable);
  const horsDelai = direHorsDelai(lue.campagne, portee.jour);
  return (
    <>
      <TitrePage
        titre={`Famille à prévenir : ${nomDUsage(lue.eleve)}`}
        phrase={`${lue.classe}, ${lue.etablissement}. Aucune demande n’est reçue. ${direRaisons(lue.raisons)}. ${direCampagneAuxAgents(lue.campagne, portee.jour)}`}
      />
      <p>
        <Link
          className="fr-link"
          href={`/agent/radar?${new URLSearchParams({ uai: lue.uai })}`}
          prefetch={false}
        >
          Revenir à la liste
        </Link>
      </p>
      {lue.ecart ? <p>Écarté de la liste : {MOTIFS_D_ECART[lue.ecart]}.</p> : null}
      <h2 className="fr-h5">Ce que la famille peut faire</h2>
      {horsDelai ? <p>{horsDelai}</p> : null}
      <ul>
        <li>
          Demander en ligne : <a href={lue.enLigne}>{lue.enLigne}</a>. Ses enfants y sont déjà, elle n’a pas à
          recopier leur identité.
        </li>
        <li>
          Demander sur papier : <a href={lue.formulaire}>le formulaire et sa notice (PDF)</a>, à rendre à
          l’établissement{lue.tenue ? ' ; ou celui que la liste des personnes prépare à leur nom' : ''}.
        </li>
      </ul>
      {lue.tenue ? (
        <Tableau
          legende="Personnes en charge"
          total={lue.personnes.length}
          unite="personne"
          colonnes={personnes(id)}
          lignes={lue.personnes}
          cle={(personne) => personne.id}
          vide={<p>Aucune personne en charge n’est connue : complétez la base élèves.</p>}
        />
      ) : null}
      <Tableau
        legende="Ce qui a été fait"
        total={lue.suivi.length}
        unite="ligne"
        colonnes={SUIVI}
        lignes={lue.suivi}
        cle={({ cle }) => cle}
        vide={<p>Personne n’a encore joint cette famille.</p>}
      />
      {lue.tenue && lue.personnes.length > 0 ? (
        <section aria-labelledby="contact">
          <h2 className="fr-h5" id="contact">
            Noter un contact
          </h2>
          <NoterUnContact
            scolariteId={id}
            personnes={lue.personnes.map(({ id: valeur, nom: libelle }) => ({ valeur, libelle }))}
            jour={ecrireJourCourt(portee.jour)}
          />
        </section>
      ) : null}
      {lue.tenue ? (
        <section aria-labelledby="ecart">
          <h2 className="fr-h5" id="ecart">
            {lue.ecart ? 'Remettre l’élève dans la liste' : 'Écarter l’élève de la liste'}
          </h2>
          <EcarterOuRemettre scolariteId={id} ecarte={lue.ecart !== null} />
        </section>
      ) : null}
    </>
  );
}
