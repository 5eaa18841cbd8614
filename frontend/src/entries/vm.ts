/** What the pages of virtual machines load on top of the shell. */
import '../styles/vm.css';
import '../styles/vm-hardware.css';
import { bindScreens } from '../vm-screen';
import { bindSelection } from '../vm-selection';
import { bindWall } from '../vm-wall';

bindSelection(document);
bindScreens(document);
bindWall(document);
