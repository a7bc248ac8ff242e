import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Destinataires } from '#components/destinataires.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import {
  direLaProcuration,
  QUALITES_DU_MANDANT,
  SUIVENT_LES_PROCURATIONS,
} from '#lib/droit/argent/procuration.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { procurationDuDossier } from '#lib/procuration/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Repondre, Resilier, SaisirLaProcuration } from './formulaires.tsx';

export const generateMetadata = titreReserve('Procuration', ...SUIVENT_LES_PROCURATIONS);

/** The procuration of a boursier of the privé: signed by the head, typed from its paper, withdrawn; all are kept. */
export default async function ProcurationPage({ params }: PageProps<'/agent/procurations/[id]'>) {
  const portee = await exigerAgent(...SUIVENT_LES_PROCURATIONS);
  const id = identifiant((await params).id);
  const lue = await procurationDuDossier(portee, id).catch(pageIntrouvable);
  const { dossier, vivante, toutes, chef } = lue;
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/procurations', libelle: 'Procurations' }]}
        ici={nomDeListe(dossier.eleve)}
      />
      <TitrePage
        titre={`Procuration : ${nomDeListe(dossier.eleve)}`}
        phrase={`Dossier ${dossier.numero}, ${dossier.etablissement.nom}, classe de ${dossier.scolarite.classe}.`}
      />
      <p>
        <a href={`/agent/procurations/${id}/fichier`}>Imprimer la procuration préremplie (PDF)</a>
      </p>
      {toutes.length > 0 ? (
        <ul>
          {toutes.map((vue) => (
            <li key={vue.id}>
              Signée le {ecrireJour(vue.signeeLe)} ({QUALITES_DU_MANDANT[vue.qualite]}).{' '}
              {direLaProcuration(vue)}
            </li>
          ))}
        </ul>
      ) : (
        <p>Aucune procuration : la bourse est versée à la famille.</p>
      )}
      {vivante && !vivante.acceptee && chef ? <Repondre procurationId={vivante.id} /> : null}
      {vivante ? (
        <>
          <h2>Résiliation</h2>
          <Resilier procurationId={vivante.id} />
        </>
      ) : (
        <>
          <h2>Saisir une procuration signée sur papier</h2>
          <SaisirLaProcuration dossierId={id} />
        </>
      )}
      <Destinataires etats={lue.etats} suivant={lue.suivant.trace} />
    </>
  );
}
