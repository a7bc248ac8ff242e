import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { voirImport } from '#lib/import/queries.ts';
import { direInstant, ETATS_D_IMPORT, VueDImportSchema } from '#lib/import/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Chiffres } from './chiffres.tsx';
import { GestesDImport } from './gestes.tsx';
import { LignesDImport } from './lignes.tsx';
import { RefusDImport } from './refus.tsx';

export const generateMetadata = titreReserve('Import de la base élèves', ...SAISISSANTS);

/** What an export would change, before anything is written; then how far it has gone. */
export default async function ImportPage({ params, searchParams }: PageProps<'/agent/base/[id]'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const { id } = await params;
  const vue = VueDImportSchema.parse(await searchParams);
  const lu = await voirImport(portee, identifiant(id), vue).catch(pageIntrouvable);
  const { importe, suite } = lu;
  const enMarche = importe.etat === 'lu' || importe.etat === 'en_cours';
  const adresse = (page: number) =>
    `/agent/base/${id}?${new URLSearchParams({ liste: vue.liste ?? '', page: String(page) })}`;
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/base', libelle: 'Base élèves' }]}
        ici={`Export du ${direInstant(importe.exporteLe)}`}
      />
      <TitrePage
        titre={`${importe.etablissement.nom}, export du ${direInstant(importe.exporteLe)}`}
        phrase={`Année scolaire ${ecrireAnnee(rentree(importe.rentree))}, ${importe.auteurId ? `envoyé par ${importe.auteurNom}` : 'lu dans la nuit'} : ${ETATS_D_IMPORT[importe.etat]}.`}
      />
      <Actualisation active={enMarche} />
      {enMarche ? (
        <Alerte ton="info" annoncer>
          {importe.etat === 'lu'
            ? 'La comparaison est en cours. Cette page se met à jour d’elle-même.'
            : `L’import est en cours : ${lu.faites} élèves pris. Vous pouvez quitter cette page.`}
        </Alerte>
      ) : null}
      {importe.cause ? <Alerte ton="erreur">{importe.cause}</Alerte> : null}
      {lu.soumet.length > 0 ? (
        <Alerte ton="attention">
          L’application n’a pas pris seule cette lecture de la nuit, qui demande une personne :{' '}
          {lu.soumet.join(', ')}.
        </Alerte>
      ) : null}
      <Chiffres importe={importe} liste={vue.liste} attendent={lu.attendent} />
      <GestesDImport importe={importe} />
      {vue.liste === 'refus' ? (
        <RefusDImport importe={importe} refus={lu.refus} />
      ) : (
        <LignesDImport vu={lu} liste={vue.liste} />
      )}
      <Pagination
        precedente={vue.page > 1 ? adresse(vue.page - 1) : null}
        suivante={suite ? adresse(vue.page + 1) : null}
      />
    </>
  );
}
