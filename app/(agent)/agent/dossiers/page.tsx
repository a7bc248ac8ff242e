import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { nomDuCompteur } from '#lib/bannette/faits.ts';
import { attenduesDe, choixDeLaBannette, pageDeBannette } from '#lib/bannette/queries.ts';
import { FiltresSchema, filtresDOuverture } from '#lib/bannette/schema.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { lotsAReprendre } from '#lib/lot/queries.ts';
import { chercher, repondreAuTelephone } from '#lib/recherche/queries.ts';
import { relecturesEnRetard } from '#lib/relecture/queries.ts';
import { avisEnRetard } from '#lib/sollicitation/queries.ts';
import { mesCollegues } from '#lib/suivi/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { compterTransferts } from '#lib/transfert/queries.ts';
import { mesVues } from '#lib/vue/queries.ts';
import { adresseDeBannette, filtresSuivis } from './adresses.ts';
import { AvisEnRetard } from './avis-en-retard.tsx';
import { BoursesVenues } from './bourses-venues.tsx';
import { Compteurs } from './compteurs.tsx';
import { TableauSansDemande } from './eleves-sans-demande.tsx';
import { FiltresDeBannette } from './filtres.tsx';
import { BarreDuLot, Confies, LotsAReprendre } from './lot.tsx';
import { RaccourcisDeLaListe } from './raccourcis-de-la-liste.tsx';
import { RelecturesEnRetard } from './relectures-en-retard.tsx';
import { ReponseAuTelephone } from './reponse-au-telephone.tsx';
import { TableauDeBannette } from './tableau-de-bannette.tsx';
import { Vues } from './vues.tsx';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Mes dossiers', ...QUI);

export default async function DossiersPage({ searchParams }: PageProps<'/agent/dossiers'>) {
  const portee = await exigerAgent(...QUI);
  const recherche = await searchParams;
  const attendues = attenduesDe(portee);
  const agit = attendues.length > 0;
  const avance = attendues.some(({ tache }) => tache === 'etude');
  const filtres = filtresDOuverture(FiltresSchema.parse(recherche), agit);
  const annee = rentreeDu(portee.jour);
  const [compteurs, choix, aReprendre, aRelire, attendus, venus, collegues, vues, trouves, page] =
    await Promise.all([
      compteursDeBannette(portee, annee, filtres),
      choixDeLaBannette(portee, annee, filtres.uai),
      lotsAReprendre(portee),
      relecturesEnRetard(portee),
      avisEnRetard(portee),
      compterTransferts(portee),
      mesCollegues(portee),
      mesVues(portee),
      filtres.q ? chercher(portee, annee, filtres.q) : null,
      filtres.q ? null : pageDeBannette(portee, annee, filtres),
    ]);
  const comptee = nomDuCompteur(filtres);
  const lignes = trouves?.dossiers ?? page?.lignes ?? [];
  const total = trouves ? lignes.length : compteurs[comptee];
  const seul = trouves && lignes.length === 1 ? lignes[0] : undefined;
  const reponse = seul ? await repondreAuTelephone(portee, seul.id) : null;
  const vers = (place: { apres?: string; avant?: string }) =>
    adresseDeBannette({ ...filtresSuivis(filtres), ...place });
  return (
    <>
      <TitrePage
        titre="Mes dossiers"
        phrase={`Campagne ${ecrireAnnee(annee)}, ${ecrireJour(portee.jour)}.`}
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <LotsAReprendre lots={aReprendre} />
      <RelecturesEnRetard relectures={aRelire} />
      <AvisEnRetard avis={attendus} />
      <BoursesVenues nombre={venus} />
      {recherche.lot === 'vide' ? (
        <Alerte ton="erreur" annoncer>
          Aucun dossier n’est choisi : cochez des lignes, ou prenez toute la liste.
        </Alerte>
      ) : null}
      <Confies nombre={recherche.confies} />
      <Compteurs compteurs={compteurs} filtres={filtres} agit={agit} />
      <FiltresDeBannette
        filtres={filtres}
        choix={choix}
        moi={portee.auteur.id ?? ''}
        uai={typeof recherche.uai === 'string' ? recherche.uai : undefined}
      />
      {reponse ? <ReponseAuTelephone reponse={reponse} filtres={filtres} jour={portee.jour} /> : null}
      <Vues vues={vues} filtres={filtres} />
      <TableauDeBannette
        lignes={lignes}
        total={total}
        filtres={filtres}
        jour={portee.jour}
        attendues={attendues}
        avance={avance}
        plusieurs={choix.etablissements?.length !== 1}
      />
      {trouves ? <TableauSansDemande trouves={trouves} cherche={filtres.q ?? ''} /> : null}
      {avance && lignes.length > 0 ? <BarreDuLot filtres={filtres} collegues={collegues} /> : null}
      <Pagination
        precedente={page?.precedente ? vers({ avant: page.precedente }) : null}
        suivante={page?.suivante ? vers({ apres: page.suivante }) : null}
      />
      <RaccourcisDeLaListe />
    </>
  );
}
