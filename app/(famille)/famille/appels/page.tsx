import type { Metadata } from 'next';
import { Alerte } from '#components/alerte.tsx';
import { Appels } from '#components/appels.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { GARDE_DES_ECHANGES } from '#lib/droit/consentement/textes.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { COURRIEL_DE_L_OPPOSITION } from '#lib/droit/publication/opposition.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { oppositionDeMonEnfant } from '#lib/opposition/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { appelsSurMonEnfant } from '#lib/trace/queries.ts';

export const metadata: Metadata = { title: 'Qui a demandé des informations' };

export default async function AppelsPage() {
  const portee = await exigerFamille();
  const enfants = await mesEnfants(portee, rentreeDu(portee.jour));
  const lus = await Promise.all(
    enfants.map(async (enfant) => {
      const [appels, oppose] = await Promise.all([
        appelsSurMonEnfant(portee, enfant.id),
        oppositionDeMonEnfant(portee, enfant.id),
      ]);
      return { enfant, appels, oppose };
    }),
  );
  const dits = lus.filter(({ appels }) => appels.length > 0);
  return (
    <>
      <FilAriane
        liens={[{ href: '/famille', libelle: 'Mes enfants' }]}
        ici="Qui a demandé des informations"
      />
      <TitrePage
        titre="Qui a demandé des informations"
        phrase={`Une commune, un département ou une région peut demander si votre enfant est boursier, pour lui donner une aide sans vous réclamer de papier. Chaque demande est inscrite ici pendant ${direDuree(GARDE_DES_ECHANGES)}.`}
      />
      {dits.length === 0 ? <p>Aucune administration n’a rien demandé de vos enfants.</p> : null}
      {lus.map(({ enfant, oppose }) =>
        oppose ? (
          <Alerte key={enfant.id} ton="info">
            Votre opposition est admise pour {nomComplet(enfant)} : les organismes n’en apprennent plus rien
            jusqu’au {ecrireJour(oppose)}. Pour une aide, donnez-leur un certificat de boursier. Vous pouvez y
            renoncer à tout moment, à la même adresse.
          </Alerte>
        ) : null,
      )}
      {dits.map(({ enfant, appels }) => (
        <Appels key={enfant.id} legende={`Demandes sur ${nomComplet(enfant)}`} appels={appels} />
      ))}
      <h2 className="fr-h4">Vous n’êtes pas d’accord ?</h2>
      <p>
        Écrivez à l’adresse indiquée : c’est celle du délégué à la protection des données de l’organisme. Vous
        pouvez vous opposer à ce qu’il demande encore, pour une raison tenant à votre situation (RGPD, article
        21) ; il vous dira alors quel papier fournir. Sans réponse au bout d’un mois, vous pouvez saisir la
        CNIL.
      </p>
      <p>
        Pour que plus aucun organisme ne soit renseigné, écrivez au ministère, en disant ce qui dans votre
        situation le justifie : <a href={`mailto:${COURRIEL_DE_L_OPPOSITION}`}>{COURRIEL_DE_L_OPPOSITION}</a>.
        Une opposition admise s’affiche ici, avec le jour où elle prend fin.
      </p>
    </>
  );
}
