/** The styles of both consoles. */
import '../styles/console.css';
