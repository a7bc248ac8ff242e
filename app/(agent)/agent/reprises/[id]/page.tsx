import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direLaFiche, estDuLycee } from '#lib/fiche-navette/faits.ts';
import { fichesDuDossier } from '#lib/fiche-navette/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { RemplirLaFiche, RepondreALaFiche } from './formulaires.tsx';

export const generateMetadata = titreReserve('Fiche navette', ...REMPLISSENT_LES_FICHES);

/** The fiche navette of a pupil back to school (annexe 9): filled, printed, and its answer typed from the paper. */
export default async function FicheNavettePage({ params }: PageProps<'/agent/reprises/[id]'>) {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  const id = identifiant((await params).id);
  const { dossier, fiches, remplit } = await fichesDuDossier(portee, id).catch(pageIntrouvable);
  const [derniere] = fiches;
  const attend = derniere && !derniere.reponse;
  const lycee = estDuLycee(dossier);
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/reprises', libelle: 'Reprises d’études' }]}
        ici={nomDeListe(dossier.eleve)}
      />
      <TitrePage
        titre={`Fiche navette : ${nomDeListe(dossier.eleve)}`}
        phrase={`${dossier.etablissement.nom}, classe de ${dossier.scolarite.classe}. La prime de reprise d’études est due la première année, une fois l’interruption confirmée par l’IEN-IO.`}
      />
      <p>
        <Link href={`/agent/dossiers/${id}`}>Dossier {dossier.numero}</Link>
      </p>
      {lycee ? (
        <p>
          <a href={`/agent/reprises/${id}/fichier`}>Imprimer la fiche (PDF)</a>
        </p>
      ) : (
        <p>La prime de reprise d’études est une prime du lycée : ce dossier de collège n’en a pas.</p>
      )}
      {fiches.length > 0 ? (
        <ul>
          {fiches.map((fiche) => (
            <li key={fiche.id}>{direLaFiche(fiche)}</li>
          ))}
        </ul>
      ) : null}
      {remplit && attend ? (
        <section aria-labelledby="reponse">
          <h2 id="reponse">Réponse de l’IEN-IO</h2>
          <RepondreALaFiche dossierId={id} />
        </section>
      ) : null}
      {remplit && derniere?.reponse !== 'favorable' ? (
        <section aria-labelledby="remplir">
          <h2 id="remplir">{derniere ? 'Remplir la fiche à nouveau' : 'Remplir la fiche'}</h2>
          <RemplirLaFiche
            dossierId={id}
            depart={
              derniere
                ? {
                    ...{ etablissement: derniere.etablissement, codePostal: derniere.codePostal },
                    ...{ commune: derniere.commune, formation: derniere.formation },
                    interruptionLe: ecrireJourCourt(jourDe(derniere.interruptionLe)),
                    repriseLe: ecrireJourCourt(jourDe(derniere.repriseLe)),
                    tuteur: derniere.tuteur ?? '',
                    diplomeAuRncp: 'oui',
                  }
                : {}
            }
          />
        </section>
      ) : null}
    </>
  );
}
