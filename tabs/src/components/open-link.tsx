import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useHost } from "../teams/host-context";

const isWebAddress = (url: string) => /^https?:\/\//i.test(url);

/** A link out of the tab, opened the way Teams opens links. An address that is not of the web is not a link. */
export function OpenLink({ url, label, children }: { url: string; label: string; children: ReactNode }) {
  const host = useHost();
  if (!isWebAddress(url)) return null;
  return (
    <Link
      href={url}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        host.openLink(url).catch(() => window.open(url, "_blank", "noopener,noreferrer"));
      }}
    >
      {children}
    </Link>
  );
}
