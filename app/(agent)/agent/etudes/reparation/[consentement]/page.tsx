import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { enChamps } from '#lib/consentement/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { quiCorriger, REMEDE_DE, REMEDES } from '#lib/droit/etude/reparation.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { PREPARENT } from '#lib/passage/faits.ts';
import { derniereQuestion } from '#lib/question/queries.ts';
import { direPanne } from '#lib/reparation/faits.ts';
import { type LigneEnPanne, voirLigne } from '#lib/reparation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDuBureau } from '../adresses.ts';
import { RejouerUneLigne } from '../rejouer.tsx';
import { Suites } from '../suites.tsx';
import { Correction } from './correction.tsx';
import { Fiche } from './fiche.tsx';
import { Question } from './question.tsx';

export const generateMetadata = titreReserve('Étude à réparer', ...PREPARENT);

const FAITS: ReadonlyMap<string, string> = new Map([
  [
    'corrige',
    'La correction est gardée, avec ce qui était écrit avant. Rejouez la ligne, ou tout son groupe.',
  ],
  ['demande', 'La question est posée à la famille : sa réponse rendra la ligne prête à rejouer.'],
]);

/** Where the line stands, in one sentence. */
const direLaSuite = ({ enReprise, prete, dossierId, numero }: LigneEnPanne): string =>
  dossierId
    ? `Le dossier ${numero} est ouvert : c’est lui qui continue.`
    : enReprise
      ? 'Un rejeu est en cours : sa réponse se lit dans quelques instants.'
      : prete
        ? 'Ce qui l’arrêtait a changé : la ligne est prête à rejouer.'
        : 'La ligne attend ce qui la règle.';

/** An étude that failed: why, with what état civil, and what is done of it. */
export default async function LigneEnPannePage({
  params,
  searchParams,
}: PageProps<'/agent/etudes/reparation/[consentement]'>) {
  const portee = await exigerAgent(...PREPARENT);
  const id = identifiant((await params).consentement);
  const { ligne, fiches } = await voirLigne(portee, id).catch(pageIntrouvable);
  const question = await derniereQuestion(portee, id).catch(pageIntrouvable);
  const fait = FAITS.get(String((await searchParams).fait));
  const [panne] = ligne.causes;
  const remedes = [...new Set(ligne.causes.map((cause) => REMEDE_DE[cause]))];
  const ouverte = ligne.rejouable;
  const enCause = ligne.causes.map(quiCorriger);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/agent/etudes', libelle: 'Études automatiques' },
          { href: adresseDuBureau({ panne }), libelle: 'Réparation' },
        ]}
        ici={nomDUsage(ligne.eleve)}
      />
      <TitrePage
        titre={`Étude à réparer : ${nomDUsage(ligne.eleve)}`}
        phrase={`${ligne.etablissement}. Étudiée le ${ecrireJour(jourDe(ligne.jour))} : ${ligne.causes.map(direPanne).join(' ; ')}. ${direLaSuite(ligne)}`}
      />
      {fait ? <Alerte ton="succes">{fait}</Alerte> : null}
      {remedes.map((remede) => (
        <p key={remede}>{REMEDES[remede].phrase}</p>
      ))}
      {ligne.dossierId ? (
        <p>
          <a className="fr-link" href={`/agent/dossiers/${ligne.dossierId}`}>
            Ouvrir le dossier {ligne.numero}
          </a>
        </p>
      ) : null}
      {ouverte && panne ? <RejouerUneLigne panne={panne} consentementId={id} /> : null}
      {panne ? <Suites panne={panne} consentementId={id} lignes={ligne.sansDossier ? 1 : 0} /> : null}
      {ouverte && enCause.includes('demandeur') ? <Question consentementId={id} question={question} /> : null}
      {fiches.map((fiche) => (
        <section key={fiche.qui} aria-label={fiche.qui === 'demandeur' ? 'Demandeur' : 'Concubin'}>
          <Fiche fiche={fiche} />
          {ouverte && enCause.includes(fiche.qui) ? (
            <Correction
              consentementId={id}
              qui={fiche.qui}
              vue={fiche.corrections[0]?.id ?? ''}
              depart={enChamps(fiche.etatCivil, 'corrige.')}
            />
          ) : null}
        </section>
      ))}
    </>
  );
}
