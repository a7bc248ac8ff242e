import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { registreDAdministration } from '#lib/administration/queries.ts';
import { RegistreSchema } from '#lib/administration/schema.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { verifierMaintenant } from '#lib/journal/actions.ts';
import { derniereVerification } from '#lib/journal/queries.ts';
import { dernierSceau } from '#lib/technique/scellement.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Geste } from '../geste.tsx';
import { Registre } from './registre.tsx';

export const generateMetadata = titreReserve('Journal', 'administrateur');

const INSTANT = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

export default async function JournalPage({ searchParams }: PageProps<'/admin/journal'>) {
  const portee = await exigerAgent('administrateur');
  const { avant } = RegistreSchema.parse(await searchParams);
  const [sceau, verification, registre] = await Promise.all([
    dernierSceau(),
    derniereVerification(portee),
    registreDAdministration(portee, avant),
  ]);
  return (
    <>
      <TitrePage
        titre="Journal"
        phrase="Chaque acte y est écrit une fois pour toutes, lié à celui qui le précède dans son dossier ; un sceau par jour lie les dossiers entre eux."
      />
      <p>
        {sceau
          ? `Dernier sceau : ${ecrireJour(sceau.jour)}, sur ${sceau.lignes} ligne${sceau.lignes > 1 ? 's' : ''} nouvelle${sceau.lignes > 1 ? 's' : ''}.`
          : 'Aucun sceau n’a encore été posé : le premier l’est à la fin de la journée.'}
      </p>
      <h2 className="fr-h5">Vérification</h2>
      {verification ? (
        <Alerte
          ton={verification.faute ? 'erreur' : 'succes'}
          titre={verification.faute ? 'Le journal a été altéré' : 'Le journal est intact'}
        >
          {`${verification.faute ? `Première faute : ${verification.faute} ` : ''}${verification.lignes} lignes et ${verification.sceaux} sceaux recalculés le ${INSTANT.format(verification.fin)}.`}
        </Alerte>
      ) : (
        <p>Il n’a pas encore été vérifié. Le worker le fait chaque dimanche.</p>
      )}
      <Geste acte={verifierMaintenant} libelle="Vérifier maintenant" />
      <Registre {...registre} />
    </>
  );
}
