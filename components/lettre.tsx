import type { Bloc } from '#lib/droit/courrier/blocs.ts';
import type { Courrier } from '#lib/droit/courrier/courrier.ts';
import { DessinDeLEchelle } from './echelle.tsx';

/** A letter as it will be printed, word for word: for whoever signs it, before it leaves. */
export function Lettre({ courrier }: { courrier: Courrier }) {
  const { service, destinataire, concerne, sections, recours, signature } = courrier;
  return (
    <article className="lettre" aria-label={courrier.titre}>
      <div className="lettre__tete">
        <Lignes
          lignes={[...courrier.entete, service.nom, ...service.adresse, service.telephone, service.courriel]}
        />
        <Lignes lignes={destinataire} />
      </div>
      <p>{courrier.lieuEtDate}</p>
      <p>
        {concerne.map(([nom, valeur]) => `${nom} : ${valeur}`).join(' · ')} · Référence : {courrier.reference}
      </p>
      <p>
        <strong>Objet : {courrier.objet}</strong>
      </p>
      {courrier.appel ? <p>{courrier.appel},</p> : null}
      <Blocs blocs={courrier.ouverture} />
      {sections.map(({ titre, blocs }) => (
        <section key={titre}>
          <h3 className="lettre__titre">{titre}</h3>
          <Blocs blocs={blocs} />
        </section>
      ))}
      <section>
        <h3 className="lettre__titre">{recours.titre}</h3>
        <p>{recours.intro}</p>
        {recours.voies.map(({ titre, texte }) => (
          <p key={titre}>
            <strong>{titre}</strong> : {texte}
          </p>
        ))}
      </section>
      {courrier.formule ? <p>{courrier.formule}</p> : null}
      <Lignes lignes={[signature.delegation, signature.qualite, signature.nom, signature.service]} />
      {courrier.mentions.map((mention) => (
        <p key={mention} className="lettre__mention">
          {mention}
        </p>
      ))}
    </article>
  );
}

function Lignes({ lignes }: { lignes: readonly string[] }) {
  return (
    <address>
      {lignes.filter(Boolean).map((texte) => (
        <span key={texte}>{texte}</span>
      ))}
    </address>
  );
}

function Blocs({ blocs }: { blocs: readonly Bloc[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a letter never changes under the eye
  return blocs.map((bloc, rang) => <UnBloc key={rang} bloc={bloc} />);
}

function UnBloc({ bloc }: { bloc: Bloc }) {
  if (bloc.sorte === 'paragraphe') return <p>{bloc.texte}</p>;
  if (bloc.sorte === 'liste')
    return (
      <ul>
        {bloc.elements.map((element) => (
          <li key={element}>{element}</li>
        ))}
      </ul>
    );
  if (bloc.sorte === 'echelle')
    return (
      <figure className="echelle">
        <DessinDeLEchelle echelle={bloc.echelle} />
        <figcaption className="fr-sr-only">
          {bloc.bandes.map(({ titre, montant, plafond }) => `${titre} ${montant} ${plafond}`).join(', ')}
        </figcaption>
      </figure>
    );
  return (
    <table>
      <thead>
        <tr>
          {bloc.entetes.map((entete) => (
            <th key={entete} scope="col">
              {entete}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bloc.lignes.map(([nom, valeur]) => (
          <tr key={nom}>
            <th scope="row">{nom}</th>
            <td>{valeur}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
