import { titreReserve } from '#app/titre-reserve.ts';
import { Recherche } from '#components/champs/recherche.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { INSTANT } from '#components/instant.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direReponse } from '#lib/consentement/faits.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { type ConsentementProuve, consentementsProuves } from '#lib/exercice/queries.ts';
import { PreuvesSchema } from '#lib/exercice/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';

const TITRE = 'Preuves des réponses à l’étude automatique';
export const generateMetadata = titreReserve(TITRE, 'dpo');

const COLONNES: Colonne<ConsentementProuve>[] = [
  {
    cle: 'reponse',
    titre: 'Réponse',
    rendre: ({ reponse, jour }) => direReponse({ reponse, jour: jourDe(jour) }),
  },
  { cle: 'qui', titre: 'De qui', rendre: ({ personne }) => personne ?? 'concubin' },
  {
    cle: 'pour',
    titre: 'Pour',
    rendre: ({ rentree: annee, etablissement }) =>
      annee && etablissement ? `${etablissement}, ${ecrireAnnee(rentree(annee))}` : 'tous ses élèves',
  },
  { cle: 'canal', titre: 'Comment', rendre: ({ canal }) => (canal === 'papier' ? 'sur papier' : 'en ligne') },
  { cle: 'texte', titre: 'Texte montré', rendre: ({ texte }) => texte },
  {
    cle: 'inscrite',
    titre: 'Inscrite',
    rendre: ({ instant, recueilliPar }) =>
      `${INSTANT.format(instant)}${recueilliPar ? `, par ${recueilliPar}` : ''}`,
  },
  { cle: 'vaut', titre: 'Vaut', rendre: ({ enVigueur }) => (enVigueur ? 'aujourd’hui' : 'remplacée') },
];

/** What was answered to the étude automatique for a pupil, each answer with its proof (RGPD, art. 7.1). */
export default async function PreuvesPage({ searchParams }: PageProps<'/agent/droits/consentements'>) {
  const portee = await exigerAgent('dpo');
  const { q } = PreuvesSchema.parse(await searchParams);
  const preuves = await consentementsProuves(portee, q);
  return (
    <>
      <FilAriane liens={[{ href: '/agent/droits', libelle: 'Demandes sur les données' }]} ici={TITRE} />
      <TitrePage
        titre={TITRE}
        phrase="Qui a répondu, quel jour, comment, et à quel texte. L’état civil que porte un accord n’est pas montré."
      />
      <Recherche
        adresse="/agent/droits/consentements"
        libelle="Numéro du dossier, ou INE de l’élève"
        valeur={q}
      />
      {q ? (
        <Tableau
          legende={`Réponses pour l’élève de ${q}, la dernière d’abord`}
          total={preuves.length}
          unite="réponse"
          colonnes={COLONNES}
          lignes={preuves}
          cle={({ id }) => id}
          vide={<p>Aucune réponse n’est inscrite sous ce numéro.</p>}
        />
      ) : null}
    </>
  );
}
