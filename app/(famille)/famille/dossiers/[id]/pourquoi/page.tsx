import type { Metadata } from 'next';
import { pageIntrouvable } from '#app/introuvable.ts';
import { EchelleDuBareme } from '#components/echelle.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { echelleDeLaTrace } from '#lib/droit/bareme/echelle.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { lireDecision } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { Lignes } from './lignes.tsx';
import { Montants } from './montants.tsx';

export const metadata: Metadata = { title: 'Comment la décision a été prise' };

/** The computation that the decision rests on, in plain words. */
export default async function PourquoiPage({ params }: PageProps<'/famille/dossiers/[id]/pourquoi'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { dossier, decision, trace, motifs } = await lireDecision(portee, id).catch(pageIntrouvable);
  const echelle = echelleDeLaTrace(trace, dossier.rentree);
  const accordee = decision.genre === 'attribution';
  const titre = accordee ? 'Pourquoi ce montant ?' : 'Pourquoi ce refus ?';
  const retenues = trace.filter(({ compte }) => compte);
  const ecartees = trace.filter(({ compte }) => !compte);
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici={titre} />
      <h1>{titre}</h1>
      <p className="texte">
        Demande pour {nomDUsage(dossier.eleve)}, {ecrireAnnee(rentree(dossier.rentree))}, décision du{' '}
        {ecrireJour(jourDe(decision.decideeLe))}.
      </p>
      {accordee ? <Montants dossier={dossier} decision={decision} trace={trace} /> : null}
      {motifs.length > 0 ? (
        <section aria-labelledby="motifs" className="texte partie">
          <h2 id="motifs" className="fr-h4">
            Les raisons du refus
          </h2>
          <Lignes lignes={motifs} />
          {echelle ? <EchelleDuBareme echelle={echelle} /> : null}
        </section>
      ) : null}
      {decision.motivation && accordee ? (
        <section aria-labelledby="motivation" className="texte partie">
          <h2 id="motivation" className="fr-h4">
            Ce que la personne qui a décidé a écrit
          </h2>
          <p>{decision.motivation}</p>
        </section>
      ) : null}
      <section aria-labelledby="calcul" className="texte partie">
        <h2 id="calcul" className="fr-h4">
          Comment votre demande a été étudiée
        </h2>
        <p>Chaque ligne est une règle de la loi, appliquée à ce que votre demande dit de votre situation.</p>
        <Lignes lignes={retenues} />
        {ecartees.length > 0 ? (
          <details className="pourquoi__ecartees">
            <summary>Les règles vérifiées qui ne changent rien pour vous ({ecartees.length})</summary>
            <Lignes lignes={ecartees} />
          </details>
        ) : null}
        <p>
          Une erreur ? Dites-le à l’établissement ou au service des bourses : une erreur de bonne foi se
          corrige.
        </p>
      </section>
    </>
  );
}
