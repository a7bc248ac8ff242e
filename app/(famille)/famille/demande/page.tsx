import type { Metadata } from 'next';
import Link from 'next/link';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type EnfantADeposer, mesEnfantsADeposer } from '#lib/depot/queries.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Choix, SousProtection } from './choix.tsx';

export const metadata: Metadata = { title: 'Demander la bourse en ligne' };

/** Who is linked to nobody: the school base alone can say it. */
function PersonneInconnue() {
  return (
    <>
      <p>D’après les établissements, aucun élève n’est à votre charge.</p>
      <p>
        Allez au secrétariat de l’établissement avec une pièce d’identité et le livret de famille, ou le
        jugement qui vous confie l’élève : il met à jour ses fiches, et vous pourrez demander la bourse ici.
        En attendant, demandez-lui le formulaire papier.
      </p>
    </>
  );
}

/** For these children the demande is not made here: why, and where it is. */
function Autrement({ enfants }: { enfants: readonly EnfantADeposer[] }) {
  if (enfants.length === 0) return null;
  return (
    <section aria-labelledby="autrement">
      <h2 id="autrement">Pour qui la demande ne se fait pas ici</h2>
      <ul>
        {enfants.map(({ eleveId, nom, lieu, obstacle, siProtege, suite }) => (
          <li key={eleveId}>
            <p>
              <strong>{nom}</strong>, {lieu}. {obstacle?.phrase} ({obstacle?.article})
              {suite ? (
                <>
                  {' '}
                  <Link href={suite.href} prefetch={false} aria-label={`${suite.libelle} : ${nom}`}>
                    {suite.libelle}
                  </Link>
                </>
              ) : null}
            </p>
            {siProtege ? <SousProtection eleveId={eleveId} nom={nom} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** My children as the school base knows them, those of one établissement on one form (C. II.B.2). */
export default async function DemandePage() {
  const portee = await exigerFamille();
  const enfants = await mesEnfantsADeposer(portee);
  const possibles = enfants.filter(({ obstacle }) => !obstacle);
  const groupes = Map.groupBy(possibles, ({ groupe, brouillonId }) => brouillonId ?? groupe?.cle ?? '');
  return (
    <>
      <FilAriane liens={[{ href: '/famille', libelle: 'Mes enfants' }]} ici="Demander la bourse" />
      <TitrePage
        titre="Demander la bourse en ligne"
        phrase={`Année scolaire ${ecrireAnnee(rentreeDu(portee.jour))}, dans les collèges et lycées publics. Une dizaine de minutes, avec votre avis d’impôt.`}
      />
      {enfants.length === 0 ? <PersonneInconnue /> : null}
      {[...groupes].map(([cle, groupe]) => (
        <Choix key={cle} enfants={groupe} />
      ))}
      <Autrement enfants={enfants.filter(({ obstacle }) => obstacle)} />
      {enfants.length > 0 ? (
        <p>
          Il manque un enfant, ou l’un d’eux n’est pas à votre charge ? Dites-le au secrétariat de son
          établissement, qui tient ses fiches. Un enfant qui vient de vous être confié et qui a déjà une
          bourse se demande sur papier.
        </p>
      ) : null}
    </>
  );
}
