import type { Metadata } from 'next';
import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { DUREE_DU_JETON } from '#lib/droit/habilitation/jeton.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { jetonsDeLHabilitation } from '#lib/jeton/queries.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { lireTenue } from '#lib/tenue/queries.ts';
import { Emettre, ReglerUnJeton, RemplacerUnJeton, RevoquerUnJeton } from './formulaires.tsx';
import { FicheDeJeton } from './jeton.tsx';

export const metadata: Metadata = { title: 'Jetons' };

const FAITS = new Map([
  ['revoque', 'Le jeton est révoqué : il n’ouvre plus rien.'],
  ['regle', 'Les adresses du jeton sont enregistrées.'],
  ['prolonges', 'Les jetons sont prolongés.'],
]);

/** The tokens of a request: issued, replaced without a cut, kept to some addresses, closed. */
export default async function JetonsPage({ params, searchParams }: PageProps<'/habilitations/[id]/jetons'>) {
  const portee = await exigerRepresentant();
  const lue = await lireHabilitation(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, numero, octrois, octroyee } = lue;
  const jetons = await jetonsDeLHabilitation(portee, id);
  const { titulaire } = await lireTenue(portee, id);
  const tient = titulaire.id === portee.auteur.id;
  const fait = FAITS.get(String((await searchParams).fait));
  return (
    <>
      <FilAriane
        liens={[
          { href: '/habilitations', libelle: 'Mes habilitations' },
          { href: `/habilitations/${id}`, libelle: `D${numero}` },
        ]}
        ici="Jetons"
      />
      <TitrePage
        titre={`Jetons de D${numero}`}
        phrase={`Un jeton ouvre l’API pendant ${direDuree(DUREE_DU_JETON)}. Son texte est montré une fois : gardez-le dans le coffre de votre logiciel, jamais dans un courriel.`}
      >
        {octroyee && tient && jetons.length > 0 ? (
          <Link
            className="fr-btn fr-btn--secondary"
            href={`/habilitations/${id}/prolongation`}
            prefetch={false}
          >
            Prolonger les jetons
          </Link>
        ) : null}
      </TitrePage>
      {fait ? (
        <Alerte ton="succes" annoncer>
          {fait}
        </Alerte>
      ) : null}
      {jetons.map((jeton) => (
        <FicheDeJeton key={jeton.id} jeton={jeton}>
          {octroyee && jeton.etat === 'ouvert' ? (
            <>
              <ReglerUnJeton id={id} jeton={jeton} />
              {tient ? <RemplacerUnJeton id={id} jeton={jeton} /> : null}
              <RevoquerUnJeton id={id} jeton={jeton} />
            </>
          ) : null}
        </FicheDeJeton>
      ))}
      {octroyee && !tient ? (
        <p>
          {titulaire.nom} suit cette demande, dont les jetons ne s’émettent que par cette personne :
          demandez-lui de vous la transmettre.
        </p>
      ) : octroyee ? (
        <section>
          <h2 className="fr-h4">Émettre un jeton</h2>
          <Emettre id={id} scopes={octrois[0]?.scopes ?? []} etape={octrois[0]?.etape ?? 'essai'} />
        </section>
      ) : (
        <p>Un jeton s’émet une fois la demande accordée.</p>
      )}
    </>
  );
}
