import Link from 'next/link';
import { notFound } from 'next/navigation';
import { titreReserve } from '#app/titre-reserve.ts';
import { sectionsDe } from '#components/aide/guides.ts';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { relevesDe } from '#lib/demonstration/faits.ts';
import { actesFaitsDepuis, branchesDe } from '#lib/demonstration/queries.ts';
import { SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jetonDeSession } from '#lib/technique/connexion.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { actesDe, COLONNES, type Exercice } from './exercices.tsx';

export const generateMetadata = titreReserve('S’entraîner', ...SIGNATAIRES);

/** Each act of one's functions on fictitious pupils: its rule, where to do it, whether it was done since one signed in. */
export default async function EntrainementPage() {
  const portee = await exigerAgent(...SIGNATAIRES);
  const jeton = await jetonDeSession();
  if (!configuration().demo || !jeton) notFound();
  const roles = portee.affectations.map(({ role }) => role);
  const branches = await branchesDe(portee);
  const faits = await actesFaitsDepuis(portee, new Date(jeton.debut * 1000));
  const parties = sectionsDe(roles)
    .map(({ lieu, section }) => ({
      lieu,
      exercices: actesDe(section)
        .filter((acte) => relevesDe(acte, roles, branches))
        .map((acte): Exercice => ({ acte, fait: faits.find((lu) => lu.acte === acte) })),
    }))
    .filter(({ exercices }) => exercices.length > 0);
  const exercices = parties.flatMap((partie) => partie.exercices);
  const faites = exercices.filter(({ fait }) => fait).length;
  return (
    <>
      <TitrePage
        titre="S’entraîner"
        phrase={`Les élèves sont fictifs : essayez chaque acte de vos fonctions. Faits depuis votre connexion : ${faites} sur ${exercices.length}.`}
      />
      <p className="texte">
        « Où le faire » ouvre les dossiers dans l’état voulu. Le dossier dit ensuite si l’acte est possible,
        et sinon pourquoi. Pour rejouer une campagne, un administrateur change le jour de la démonstration :
        les délais se comptent de ce jour.
      </p>
      {parties.map(({ lieu, exercices: siens }) => (
        <section key={lieu.href}>
          <Tableau
            legende={lieu.titre}
            total={siens.length}
            unite="acte"
            colonnes={COLONNES}
            lignes={siens}
            cle={({ acte }) => acte}
            vide={null}
          />
          <p>
            <Link href={lieu.href} prefetch={false}>
              Guide : {lieu.titre}
            </Link>
          </p>
        </section>
      ))}
    </>
  );
}
