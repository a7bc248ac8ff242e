import type { Metadata } from 'next';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direReponse, enChamps } from '#lib/consentement/faits.ts';
import { mesConsentements } from '#lib/consentement/queries.ts';
import { NOTICE, PRESENTATION } from '#lib/droit/consentement/textes.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { direLeConcubin } from '#lib/droit/etude/attente.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { nomDuChoix } from '#lib/eleve/schema.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Couple } from './couple.tsx';
import { Formulaire } from './formulaire.tsx';
import { Retrait } from './retrait.tsx';

export const metadata: Metadata = { title: 'Étude automatique du droit à bourse' };

const FAITS: ReadonlyMap<string, string> = new Map([
  ['oui', 'Votre accord est enregistré. Vous pouvez le retirer ici à tout moment.'],
  ['non', 'Votre refus est enregistré. Vous pouvez changer d’avis ici à tout moment.'],
  ['retrait', 'Votre accord est retiré : rien ne sera plus étudié automatiquement pour cet enfant.'],
  ['lien', 'Un nouveau lien est parti ; les précédents n’ouvrent plus rien.'],
]);

/** The consents of the person who is signed in: what stands, the answer to give each year, the concubin (C. II.B.1). */
export default async function EtudePage({ searchParams }: PageProps<'/famille/etude'>) {
  const portee = await exigerFamille();
  const fait = FAITS.get(String((await searchParams).fait));
  const { enfants, couple, etatCivil, responsable } = await mesConsentements(portee);
  const ouverts = enfants.filter(({ obstacle }) => !obstacle);
  const depart = {
    'demandeur.nom': responsable.nom,
    'demandeur.nomUsage': responsable.nomUsage ?? '',
    'demandeur.prenom': responsable.prenom,
    'demandeur.sexe': { Mme: 'F', 'M.': 'M' }[responsable.civilite] ?? '',
    ...(etatCivil ? enChamps(etatCivil, 'demandeur.') : {}),
    ...(couple ? { concubinage: 'meme' } : {}),
    ...Object.fromEntries(ouverts.map(({ eleveId }) => [nomDuChoix(eleveId), 'oui'])),
  };
  return (
    <>
      <FilAriane liens={[{ href: '/famille', libelle: 'Mes enfants' }]} ici="Étude automatique" />
      <TitrePage titre="Étude automatique du droit à bourse" phrase={PRESENTATION[0] ?? ''} />
      {fait ? <Alerte ton="succes">{fait}</Alerte> : null}
      <p>{PRESENTATION[1]}</p>
      <h2>Vos enfants</h2>
      {enfants.length === 0 ? (
        <p>
          Aucun élève n’est rattaché à votre compte : adressez-vous au secrétariat de l’établissement, avec
          une pièce d’identité.
        </p>
      ) : null}
      <ul>
        {enfants.map(({ eleveId, eleve, lieu, obstacle, dit }) => (
          <li key={eleveId}>
            <p>
              <strong>{nomDUsage(eleve)}</strong>, {lieu}. {obstacle ?? `${direReponse(dit)}.`}
              {dit?.fini && !obstacle ? ' Vous pouvez le donner de nouveau, plus bas.' : null}
            </p>
            {dit?.reponse === 'oui' && !dit.fini ? (
              <Retrait eleveId={eleveId} nom={nomDUsage(eleve)} />
            ) : null}
          </li>
        ))}
      </ul>
      {couple ? (
        <Couple
          coupleId={couple.id}
          etat={direLeConcubin(couple.accord)}
          attendu={couple.accord !== true}
          lien={couple.lien ? { ...couple.lien, expire: ecrireJour(couple.lien.expireLe) } : null}
        />
      ) : null}
      {ouverts.length > 0 ? (
        <>
          <h2>{ouverts.some(({ dit }) => dit) ? 'Mettre à jour ma réponse' : 'Répondre'}</h2>
          {NOTICE.map((texte) => (
            <p key={texte}>{texte}</p>
          ))}
          <Formulaire
            enfants={ouverts.map(({ eleveId, eleve, lieu }) => ({
              champ: nomDuChoix(eleveId),
              nom: nomDUsage(eleve),
              lieu,
            }))}
            depart={depart}
            dejaEnCouple={couple !== null}
          />
        </>
      ) : null}
    </>
  );
}
