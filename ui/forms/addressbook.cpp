// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/addressbook.h"

#include "core/text.h"
#include "core/whendone.h"
#include "domain/asset.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/roomyrows.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int BookWidth = 640;
constexpr int ListHeight = 220;
constexpr int LongestName = 60;
constexpr int LongestAddress = 200;
constexpr qsizetype ShownEnds = 12;

enum Column { Name, Network, Address, Paid, ColumnCount };

QString keyOf(const Payee &payee)
{
    return payee.network + u' ' + payee.address;
}

//! An asset that travels on the network: what addresses are checked for.
QString assetOn(const QString &network)
{
    for (const AssetInfo &asset : knownAssets()) {
        if (std::find(asset.networks.begin(), asset.networks.end(), network) !=
            asset.networks.end())
            return asset.code;
    }
    return {};
}

} // namespace

AddressBook::AddressBook(PayeesModel &payees, AddressBookActions actions, AcceptedNets accepted,
                         QWidget *parent)
    : FormDialog(parent)
    , m_payees(payees)
    , m_actions(std::move(actions))
    , m_accepted(accepted)
    , m_notice(new Notice(this))
    , m_search(new QLineEdit(this))
    , m_rows(new QTreeWidget(this))
    , m_name(new QLineEdit(this))
    , m_network(new QComboBox(this))
    , m_address(new QLineEdit(this))
{
    setObjectName(QStringLiteral("addressBook"));
    setWindowTitle(tr("Address book"));
    setMinimumWidth(BookWidth);
    m_search->setObjectName(QStringLiteral("bookSearchEdit"));
    m_search->setPlaceholderText(tr("Name or part of an address"));
    m_search->setAccessibleName(tr("Search the address book"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_rows->setObjectName(QStringLiteral("bookList"));
    m_rows->setAccessibleName(windowTitle());
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setItemDelegate(new RoomyRows(m_rows));
    m_rows->setColumnCount(ColumnCount);
    m_rows->setHeaderLabels({tr("Name", "of a payee"), tr("Network", "a blockchain"), tr("Address"),
                             tr("Paid", "how often a payee was paid")});
    m_rows->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_rows->header()->setStretchLastSection(true);
    m_rows->setMinimumHeight(ListHeight);
    m_rows->setTabKeyNavigation(false);
    QVBoxLayout *rows = startColumn(windowTitle());
    rows->addWidget(m_search);
    rows->addWidget(m_rows, 1);
    rows->addWidget(m_notice);
    rows->addWidget(buildEditor());
    rows->addWidget(buildButtons());
    connect(m_search, &QLineEdit::textChanged, &m_payees, &PayeesModel::setSearch);
    connect(&m_payees, &PayeesModel::changed, this, &AddressBook::list);
    connect(&m_payees, &PayeesModel::failed, this, [this](const Error &error) {
        finished(fail(error), tr("The address book cannot be read"));
    });
    connect(m_rows, &QTreeWidget::currentItemChanged, this, &AddressBook::showChosen);
    m_payees.setSearch({});
    list();
    beginNew();
    m_search->setFocus();
}

AddressBook::~AddressBook()
{
    m_payees.disconnect(this);
    m_payees.setSearch({});
}

QWidget *AddressBook::buildEditor()
{
    m_name->setObjectName(QStringLiteral("bookNameEdit"));
    m_name->setMaxLength(LongestName);
    m_network->setObjectName(QStringLiteral("bookNetworkBox"));
    m_address->setObjectName(QStringLiteral("bookAddressEdit"));
    m_address->setMaxLength(LongestAddress);
    m_address->setFont(theme::monospaced(font()));
    QStringList known;
    for (const AssetInfo &asset : knownAssets()) {
        for (const QLatin1String network : asset.networks) {
            if (!known.contains(network))
                known.append(network);
        }
    }
    for (const QString &network : std::as_const(known))
        m_network->addItem(networkName(network), network);
    auto *editor = new QWidget(this);
    m_nameField = new Field(tr("N&ame", "of a payee"), m_name, {}, editor);
    auto *networkField = new Field(tr("Net&work", "a blockchain"), m_network, {}, editor);
    m_addressField = new Field(tr("Add&ress"), m_address, {}, editor);
    auto *grid = new QGridLayout(editor);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::Gap + theme::Grid);
    grid->setVerticalSpacing(theme::Gap);
    grid->addWidget(m_nameField, 0, 0, Qt::AlignTop);
    grid->addWidget(networkField, 0, 1, Qt::AlignTop);
    grid->addWidget(m_addressField, 1, 0, 1, 2, Qt::AlignTop);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_nameField->setFault({}); });
    connect(m_address, &QLineEdit::textChanged, this, [this] { m_addressField->setFault({}); });
    connect(m_network, &QComboBox::currentIndexChanged, this,
            [this] { m_addressField->setFault({}); });
    return editor;
}

QWidget *AddressBook::buildButtons()
{
    auto *bar = new QWidget(this);
    const auto add = [bar](const char *name, const QString &text) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        return button;
    };
    m_new = add("bookNewButton", tr("New entry"));
    m_remove = add("bookRemoveButton", tr("Remove"));
    m_save = add("bookSaveButton", tr("Save"));
    QPushButton *close = add("bookCloseButton", tr("Close"));
    m_save->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_new);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_save);
    row->addWidget(close);
    connect(m_new, &QPushButton::clicked, this, &AddressBook::beginNew);
    connect(m_remove, &QPushButton::clicked, this, &AddressBook::remove);
    connect(m_save, &QPushButton::clicked, this, &AddressBook::save);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return bar;
}

//! What is chosen stays chosen.
void AddressBook::list()
{
    const Payee *before = chosen();
    const QString key = !m_keyToShow.isEmpty() ? m_keyToShow : before ? keyOf(*before) : QString();
    const QSignalBlocker quiet(m_rows);
    m_rows->clear();
    for (int row = 0; row < m_payees.rowCount(); ++row) {
        const Payee &payee = m_payees.payee(row);
        auto *item = new QTreeWidgetItem(m_rows);
        item->setText(Name, payee.label.isEmpty() ? tr("no name yet", "of an address")
                                                  : displayText(payee.label, LongestName));
        item->setText(Network, networkName(payee.network));
        item->setText(Address, middleElided(payee.address, ShownEnds, ShownEnds));
        item->setToolTip(Address, payee.address);
        item->setFont(Address, theme::monospaced(theme::small(font())));
        item->setText(Paid, payee.timesUsed == 0
                                ? tr("never", "how often a payee was paid")
                                : tr("%n time(s)", "how often a payee was paid", payee.timesUsed));
        item->setToolTip(Paid, theme::absoluteTime(payee.lastUsedAt, locale()));
        item->setData(Name, Qt::UserRole, keyOf(payee));
        if (keyOf(payee) == key) {
            m_rows->setCurrentItem(item);
            m_keyToShow.clear();
        }
    }
    showChosen();
}

const Payee *AddressBook::chosen() const
{
    const QTreeWidgetItem *item = m_rows->currentItem();
    const QString key = item ? item->data(Name, Qt::UserRole).toString() : QString();
    for (const Payee &payee : m_payees.all()) {
        if (keyOf(payee) == key)
            return &payee;
    }
    return nullptr;
}

void AddressBook::showChosen()
{
    const Payee *payee = chosen();
    m_remove->setEnabled(payee);
    m_network->setEnabled(!payee);
    m_address->setReadOnly(payee);
    if (!payee)
        return;
    m_notice->clear();
    m_name->setText(payee->label);
    if (m_network->findData(payee->network) < 0)
        m_network->addItem(networkName(payee->network), payee->network);
    m_network->setCurrentIndex(m_network->findData(payee->network));
    m_address->setText(payee->address);
    m_address->setCursorPosition(0);
    m_addressField->setHint(tr("An entry's address cannot be changed: make a new entry for a new "
                               "address."));
}

void AddressBook::beginNew()
{
    m_rows->setCurrentItem(nullptr);
    m_rows->clearSelection();
    showChosen();
    m_name->clear();
    m_address->clear();
    m_addressField->setHint({});
    m_notice->clear();
    m_name->setFocus();
}

void AddressBook::save()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        m_nameField->setFault(tr("Give it a name that you will know again."));
        m_name->setFocus();
        return;
    }
    Payee payee;
    if (const Payee *known = chosen()) {
        payee = *known;
    } else {
        payee.network = m_network->currentData().toString();
        const AddressVerdict verdict =
            checkAddress(assetOn(payee.network), payee.network, m_address->text(), m_accepted);
        if (!verdict) {
            const bool key = verdict.error().fault == AddressFault::PrivateKey;
            if (key)
                m_address->setText({}); // it must not stand on a screen
            m_addressField->setFault(verdict.error().sentence);
            m_address->setFocus();
            return;
        }
        payee.address = verdict->text;
    }
    payee.label = name;
    m_keyToShow = keyOf(payee);
    whenDone(m_actions.save(payee), this,
             [this](const Done &done) { finished(done, tr("It was not saved")); });
}

void AddressBook::remove()
{
    const Payee *payee = chosen();
    if (!payee)
        return;
    m_notice->say(theme::Tone::Attention, QStringLiteral("trash"), tr("Remove this entry?"),
                  payee->timesUsed > 0
                      ? tr("That it was paid before is forgotten with it: the next payment will "
                           "look like the first one.")
                      : tr("Only the entry is removed; nothing is sent."));
    QPushButton *yes = m_notice->addButton(tr("Remove"));
    yes->setObjectName(QStringLiteral("bookReallyRemoveButton"));
    yes->setAutoDefault(false);
    connect(yes, &QPushButton::clicked, this, [this, gone = *payee] {
        beginNew();
        whenDone(m_actions.remove(gone), this,
                 [this](const Done &done) { finished(done, tr("It was not removed")); });
    });
    QPushButton *no = m_notice->addButton(tr("Keep it"));
    no->setAutoDefault(false);
    connect(no, &QPushButton::clicked, m_notice, &Notice::clear);
}

void AddressBook::finished(const Done &done, const QString &title)
{
    if (!done)
        m_notice->say(theme::Tone::Bad, QStringLiteral("disk"), title, done.error().message);
}

} // namespace coinpay
