import { titreReserve } from '#app/titre-reserve.ts';
import { Appels } from '#components/appels.tsx';
import { Recherche } from '#components/champs/recherche.tsx';
import { INSTANT } from '#components/instant.ts';
import { Pagination } from '#components/pagination.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { VolumesSignales } from '#components/volumes-signales.tsx';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import { type LectureVue, lecturesDuDossier } from '#lib/journal/queries.ts';
import { RegistreDesLecturesSchema } from '#lib/journal/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { appelsDeLOrganisme, appelsDuDossier, volumesSignales } from '#lib/trace/queries.ts';
import { AppelsDeLOrganisme } from './appels-de-l-organisme.tsx';
import { direRaison, OBJETS } from './objets.ts';

export const generateMetadata = titreReserve('Registre des lectures', 'dpo');

const COLONNES: Colonne<LectureVue>[] = [
  { cle: 'instant', titre: 'Quand', rendre: ({ instant }) => INSTANT.format(instant) },
  { cle: 'lecteur', titre: 'Qui', rendre: ({ lecteur }) => lecteur },
  { cle: 'objet', titre: 'Quoi', rendre: ({ objet }) => OBJETS[objet] ?? objet },
  { cle: 'raison', titre: 'Pourquoi', rendre: direRaison },
];

export default async function LecturesPage({ searchParams }: PageProps<'/agent/lectures'>) {
  const portee = await exigerAgent('dpo');
  const registre = RegistreDesLecturesSchema.parse(await searchParams);
  const { q: cherche, avant } = registre;
  const siret = cherche && estSiret(cherche.replaceAll(' ', '')) ? cherche.replaceAll(' ', '') : null;
  const numero = siret ? undefined : cherche;
  const { lignes, suivante } = await lecturesDuDossier(portee, { ...registre, q: numero });
  // The second page and those after it go on with the reads alone.
  const appels = avant === undefined ? await appelsDuDossier(portee, numero) : [];
  return (
    <>
      <TitrePage
        titre="Registre des lectures"
        phrase="Qui a regardé un dossier, quand et pourquoi ; ce qu’un organisme habilité a demandé, jour par jour. Le dossier lui-même ne s’ouvre pas d’ici."
      />
      <p>
        <a className="fr-link" href="/agent/lectures/inhabituelles">
          Lectures inhabituelles
        </a>
      </p>
      <Recherche
        adresse="/agent/lectures"
        libelle="Numéro du dossier, ou SIRET d’un organisme"
        valeur={cherche}
      />
      {cherche ? null : <VolumesSignales volumes={await volumesSignales(portee)} />}
      {siret ? <AppelsDeLOrganisme siret={siret} jours={await appelsDeLOrganisme(portee, siret)} /> : null}
      {numero ? (
        <Tableau
          legende={`Lectures du dossier ${numero}, la dernière d’abord`}
          total={null}
          unite="lecture"
          colonnes={COLONNES}
          lignes={lignes}
          cle={({ id }) => id}
          vide={<p>Aucune lecture : vérifiez le numéro, tel qu’il figure sur les courriers.</p>}
        />
      ) : null}
      {numero && avant === undefined ? (
        <Appels legende="Administrations qui ont demandé le statut de l’élève" appels={appels} />
      ) : null}
      <Pagination
        precedente={null}
        suivante={
          numero && suivante !== null
            ? `/agent/lectures?${new URLSearchParams({ q: numero, avant: String(suivante) })}`
            : null
        }
      />
    </>
  );
}
