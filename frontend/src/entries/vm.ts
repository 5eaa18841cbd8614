/** What the pages of virtual machines load on top of the shell. */
import '../styles/vm.css';
import '../styles/vm-hardware.css';
import { bindBulk } from '../vm-bulk';
import { bindScreens } from '../vm-screen';
import { bindSelection } from '../vm-selection';
import { bindWall } from '../vm-wall';

bindBulk(document);
bindSelection(document);
bindScreens(document);
bindWall(document);
