import { titreReserve } from '#app/titre-reserve.ts';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { prendreEnCharge } from '#lib/transfert/actions.ts';
import { listerDeparts, listerTransferts } from '#lib/transfert/queries.ts';
import { Departs } from './departs.tsx';

export const generateMetadata = titreReserve('Transferts', ...BUREAUX);

type Transfert = Awaited<ReturnType<typeof listerTransferts>>['recus'][number];

/** Pupils who came during the year with their dossier or their bourse, and those who left. */
export default async function TransfertsPage() {
  const portee = await exigerAgent(...BUREAUX);
  const [{ recus, partis }, departs] = await Promise.all([listerTransferts(portee), listerDeparts(portee)]);
  return (
    <>
      <TitrePage
        titre="Transferts"
        phrase="Les élèves venus ou partis en cours d’année, avec leur dossier ou leur bourse (C. V.A). Le transfert est de droit : rien n’est à réinstruire."
      />
      <Liste titre="Venus ici" transferts={recus} vide="Aucun élève n’est venu avec un dossier." recus />
      <Liste titre="Partis d’ici" transferts={partis} vide="Aucun élève n’est parti avec un dossier." />
      <Departs departs={departs} />
    </>
  );
}

function Liste({
  titre,
  transferts,
  vide,
  recus = false,
}: {
  titre: string;
  transferts: readonly Transfert[];
  vide: string;
  recus?: boolean;
}) {
  return (
    <section>
      <h2 className="fr-h5">{titre}</h2>
      {transferts.length === 0 ? <p>{vide}</p> : null}
      <ul className="fr-raw-list">
        {transferts.map((transfert) => (
          <li key={transfert.id} className="fr-mb-3w">
            <UnTransfert transfert={transfert} recu={recus} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const leJour = (date: Date): string => ecrireJourCourt(jourDe(date));

function UnTransfert({ transfert, recu }: { transfert: Transfert; recu: boolean }) {
  const { id, dossier, deNom, versNom, sortieLe, entreeLe, suivi, prisLe, prisParNom } = transfert;
  const etat = suivi
    ? 'demande à instruire dans l’établissement d’accueil'
    : prisLe
      ? `bourse prise en charge le ${leJour(prisLe)} par ${prisParNom}`
      : 'bourse à prendre en charge par l’établissement d’accueil';
  return (
    <>
      <p>
        <a className="fr-link" href={`/agent/dossiers/${dossier.id}`}>
          {`${nomDeListe(dossier.eleve)}, dossier ${dossier.numero}`}
        </a>
        <br />
        {`${deNom}, sorti le ${leJour(sortieLe)} ; ${versNom}, entré le ${leJour(entreeLe)} : ${etat}.`}
      </p>
      {suivi ? null : (
        <p>
          <a className="fr-link" href={`/agent/transferts/${id}/fichier`}>
            Imprimé de transfert (PDF)
            <span className="fr-sr-only">{`, ${nomDeListe(dossier.eleve)}`}</span>
          </a>
        </p>
      )}
      {recu && !suivi && !prisLe ? (
        <FormulaireActe acte={prendreEnCharge}>
          <input type="hidden" name="transfertId" value={id} />
          <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
            Prendre la bourse en charge
          </button>
        </FormulaireActe>
      ) : null}
    </>
  );
}
