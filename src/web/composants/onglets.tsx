/** Views of one list, each with its address; the current one is underlined. */
export function Onglets(props: {
  titre: string;
  onglets: readonly { readonly nom: string; readonly href: string; readonly actuel: boolean }[];
}) {
  return (
    <nav class="onglets" aria-label={props.titre}>
      {props.onglets.map((o) => (
        <a href={o.href} aria-current={o.actuel ? 'page' : undefined}>
          {o.nom}
        </a>
      ))}
    </nav>
  );
}
