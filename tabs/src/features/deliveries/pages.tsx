import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface PagesProps {
  name: string;
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** Nothing where all is on one page. */
export function Pages({ name, page, pages, onPage }: PagesProps) {
  const styles = useStyles();
  if (pages <= 1) return null;
  return (
    <nav className={styles.root} aria-label={strings.pagesOf(name)}>
      <Button size="small" disabledFocusable={page <= 1} onClick={() => onPage(page - 1)}>
        {strings.before}
      </Button>
      <span role="status">{strings.pageOf(page, pages)}</span>
      <Button size="small" disabledFocusable={page >= pages} onClick={() => onPage(page + 1)}>
        {strings.next}
      </Button>
    </nav>
  );
}
