// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowspage.h"

#include "forms/scopes.h"
#include "models/escrowfollower.h"
#include "models/escrowlistmodel.h"
#include "pages/escrowcontent.h"
#include "pages/escrowdetail.h"
#include "settings/shortcuts.h"

#include <QSplitter>

namespace coinpay {

namespace {

FilterWords filterWords()
{
    return {
        EscrowsPage::tr("Deal, buyer, seller or any id"),
        EscrowsPage::tr("Search escrows"),
        EscrowsPage::tr("Any part of a deal's, buyer's or seller's reference, an escrow or request "
                        "id, an address or a transaction"),
        stateChoices(escrowStatuses),
    };
}

FaceWords faceWords()
{
    return {
        QStringLiteral("escrow"),
        EscrowsPage::tr("Fetching your escrows"),
        EscrowsPage::tr("Opening your escrows"),
        EscrowsPage::tr("The server has more escrows than are here."),
        EscrowsPage::tr("This key may not read escrows"),
        EscrowsPage::tr("Escrows appear here once the server has been reached."),
        EscrowsPage::tr("No escrows yet"),
        EscrowsPage::tr("Make the first one: an amount, a buyer, a seller, a deal."),
        EscrowsPage::tr("No escrow matches"),
        EscrowsPage::tr("New escrow"),
    };
}

QString countWords(int rows, bool exact)
{
    if (!exact)
        //: A count that is still going on; %L1 is a number
        return EscrowsPage::tr("%L1 or more escrows").arg(rows);
    return EscrowsPage::tr("%Ln escrow(s)", "how many match", rows);
}

//! Everything that was ever paid out or back is among the actions, and each of them is over.
bool areWhole(const Escrow &escrow, const QList<EscrowAction> &actions)
{
    Money released = Money::zero(escrow.amount.asset());
    Money refunded = released;
    for (const EscrowAction &action : actions) {
        if (!isFinal(action.status))
            return false;
        if (action.status != MovementStatus::Final || action.kind == EscrowActionKind::Dispute)
            continue;
        Money &sum = action.kind == EscrowActionKind::Release ? released : refunded;
        sum = sum.plus(action.amount).value_or(sum);
    }
    return released == escrow.amountReleased && refunded == escrow.amountRefunded;
}

} // namespace

EscrowsPage::EscrowsPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                         QWidget *parent)
    : ListPage(store, reader, clock, settings, parent)
    , m_model(new EscrowListModel(store, this))
    , m_follower(new EscrowFollower(store, reader, this))
    , m_detail(new EscrowDetail(*m_follower, heartbeat(), splitter()))
{
    Parts parts;
    parts.model = m_model;
    parts.content = std::make_unique<EscrowContent>(*m_model);
    parts.detail = m_detail;
    parts.title = tr("Escrows");
    parts.tableName = QStringLiteral("escrowTable");
    parts.fileName = QStringLiteral("escrows");
    parts.makeName = QStringLiteral("newEscrowButton");
    parts.filters = filterWords();
    parts.faces = faceWords();
    parts.columns = &setting::escrowColumns;
    parts.split = &setting::escrowSplit;
    parts.query = [this](const ListFilters &wanted) {
        m_model->setQuery(wanted.applied(m_model->query()));
    };
    parts.count = countWords;
    build(std::move(parts));
    connect(m_detail, &EscrowDetail::actionRequested, this, &EscrowsPage::actionRequested);
}

EscrowsPage::EscrowsPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : EscrowsPage(desk.store(), desk.reader(), clock, settings, parent)
{
    connect(this, &ListPage::lookUpRequested, &desk, &Desk::refreshEscrow);
    attach(desk);
}

EscrowsPage::~EscrowsPage() = default;

void EscrowsPage::showList(const EscrowQuery &query)
{
    filters().show(query);
}

void EscrowsPage::follow(const QString &id)
{
    m_follower->follow(id);
}

bool EscrowsPage::hasChosen() const
{
    return m_follower->escrow().has_value();
}

bool EscrowsPage::isSettled() const
{
    const std::optional<Escrow> &escrow = m_follower->escrow();
    return escrow && isFinal(escrow->status) &&
           hasWholeHistory(m_follower->transitions(), escrow->version) &&
           areWhole(*escrow, m_follower->actions());
}

void EscrowsPage::setScopes(const QStringList &scopes)
{
    const QString missing = missingScope(scopes, scopeFor(OperationKind::CreateEscrow));
    m_detail->setKeyHindrance(missing);
    setMakeHindrance(missing, withShortcut(tr("New escrow"), Shortcut::NewEscrow));
}

} // namespace coinpay
