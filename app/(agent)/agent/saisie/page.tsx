import { titreReserve } from '#app/titre-reserve.ts';
import { Recherche } from '#components/champs/recherche.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { mesBrouillons } from '#lib/demande/queries.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { RechercheSchema } from '#lib/eleve/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { CampagneFermee } from '../campagne-fermee.tsx';
import { Brouillons } from './brouillons.tsx';
import { Resultats } from './resultats.tsx';

export const generateMetadata = titreReserve('Saisir une demande papier', ...SAISISSANTS);

export default async function SaisiePage({ searchParams }: PageProps<'/agent/saisie'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const { q: cherche = '' } = RechercheSchema.parse(await searchParams);
  const annee = rentreeDu(portee.jour);
  const [trouves, brouillons] = await Promise.all([
    cherche ? chercherEleves(portee, cherche, annee) : [],
    mesBrouillons(portee, annee),
  ]);
  return (
    <>
      <TitrePage
        titre={`Saisir une demande papier · ${ecrireAnnee(annee)}`}
        phrase="Cherchez d’abord l’élève : par son INE, ou par son nom et son prénom, même mal orthographiés."
      />
      <CampagneFermee portee={portee} />
      <Recherche
        adresse="/agent/saisie"
        libelle="INE, ou nom et prénom de l’élève"
        valeur={cherche}
        prete={trouves.length !== 1}
      />
      {cherche ? <Resultats trouves={trouves} cherche={cherche} jour={portee.jour} /> : null}
      <Brouillons brouillons={brouillons} />
      <RaccourcisClavier />
    </>
  );
}
