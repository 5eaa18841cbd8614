package dev.weir.console.ticket;

import dev.weir.WeirWebTest;

@WeirWebTest
class TicketOfficeTests extends TicketOfficeContract {

}
