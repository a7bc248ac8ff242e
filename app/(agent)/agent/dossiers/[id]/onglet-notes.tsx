import { Badge } from '#components/badge.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { ligne } from '#lib/droit/procedure.ts';
import { avisDuDossier } from '#lib/sollicitation/queries.ts';
import { leverAttente } from '#lib/suivi/actions.ts';
import { type SuiviInterne, suiviInterne } from '#lib/suivi/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { filtresSuivis, requete } from '../adresses.ts';
import { AvisDemandes } from './avis-demandes.tsx';
import { Confie } from './confie.tsx';
import { FormulaireDeNote } from './formulaire-de-note.tsx';
import { MettreEnAttente } from './mettre-en-attente.tsx';
import type { PropsDOnglet } from './vue.ts';

interface Props {
  suivi: SuiviInterne;
  dossierId: string;
  liste: string;
}

/** What the service keeps for itself of a dossier: its notes, who has it in hand, until when it waits. */
export async function OngletNotes({ consultation: { dossier }, filtres }: PropsDOnglet) {
  const portee = await exigerAgent();
  const [suivi, sollicite] = await Promise.all([
    suiviInterne(portee, dossier.id),
    avisDuDossier(portee, dossier.id),
  ]);
  const props = { suivi, dossierId: dossier.id, liste: requete(filtresSuivis(filtres)) };
  return (
    <div className="notes">
      <FormulaireDeNote dossierId={dossier.id} />
      <Ecrites {...props} />
      <AvisDemandes
        {...sollicite}
        cible={
          ligne('solliciter_avis').de.includes(dossier.etat)
            ? { dossierId: dossier.id, version: dossier.version }
            : null
        }
      />
      <Confie
        dossierId={dossier.id}
        liste={props.liste}
        collegues={suivi.collegues}
        confieA={suivi.confieA?.id ?? ''}
        rang={suivi.confieRang}
      />
      <Attente {...props} />
    </div>
  );
}

const Cible = ({ dossierId, liste, rang }: { dossierId: string; liste: string; rang?: number }) => (
  <>
    <input type="hidden" name="dossierId" value={dossierId} />
    <input type="hidden" name="liste" value={liste} />
    {rang === undefined ? null : <input type="hidden" name="rang" value={rang} />}
  </>
);

function Ecrites({ suivi: { notes }, dossierId }: Omit<Props, 'liste'>) {
  if (notes.length === 0) return <p className="discret">Aucune note de votre service sur ce dossier.</p>;
  return (
    <ul className="notes__liste" aria-label="Notes, la dernière d’abord">
      {notes.map(({ id, texte, auteurNom, jour, communicable, corrigee, mienne }) => (
        <li key={id}>
          <p className="discret">
            {auteurNom}, le {ecrireJour(jourDe(jour))}{' '}
            {communicable ? (
              <Badge ton="info" icone="fr-icon-eye-line">
                communicable
              </Badge>
            ) : null}
            {corrigee ? (
              <Badge ton="neutre" icone="fr-icon-edit-line">
                corrigée depuis
              </Badge>
            ) : null}
          </p>
          <p className="notes__texte">{corrigee ? <s>{texte}</s> : texte}</p>
          {mienne && !corrigee ? (
            <details>
              <summary>Corriger cette note</summary>
              <FormulaireDeNote dossierId={dossierId} corrigee={{ id, texte, communicable }} />
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Attente({ suivi: { attente, attenteRang }, dossierId, liste }: Props) {
  if (attente)
    return (
      <FormulaireActe acte={leverAttente} className="lot">
        <Cible dossierId={dossierId} liste={liste} rang={attenteRang} />
        <p>
          En attente jusqu’au {ecrireJour(jourDe(attente.reveilLe))} : {attente.motif} Le délai légal continue
          de courir.
        </p>
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Reprendre le dossier
        </button>
      </FormulaireActe>
    );
  return <MettreEnAttente dossierId={dossierId} liste={liste} rang={attenteRang} />;
}
