// A page made with React: attributes follow its state, its state follows the events.
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [view, setView] = useState("timeline");
  const [shown, setShown] = useState(true);
  const [article, setArticle] = useState("");
  return (
    <>
      <button id="matrix" onClick={() => setView("matrix")}>Matrix</button>
      <button id="toggle" onClick={() => setShown(!shown)}>Show or not</button>
      {shown && (
        <hutong-viewer view={view} lang="en" onhutong-select={({ detail }) => setArticle(detail.article)}>
          <a href="viewer/">The dossier</a>
        </hutong-viewer>
      )}
      <p id="article">{article}</p>
    </>
  );
}

createRoot(document.querySelector("#page")).render(<StrictMode><Page /></StrictMode>);
