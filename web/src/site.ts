// What every page does: words and fields light each other up, moments are told in the reader's own zone.
import "./styles/site.css";
import { lightWords } from "./lighting";
import { tellMoments } from "./moments";
import { readAlong } from "./reading";

lightWords(document);
readAlong(document);
tellMoments(document);
