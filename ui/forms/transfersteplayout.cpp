// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the first step of sending is put together; what it does is in transferstep.cpp.
#include "core/text.h"
#include "domain/asset.h"
#include "forms/destinationpanel.h"
#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "forms/quotepanel.h"
#include "forms/transferstep.h"
#include "models/payeesmodel.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace coinpay {

using namespace transferfield;

namespace {

constexpr qsizetype LongestLabel = 60;
constexpr int LongestNote = 500;

QString nameOf(const Wallet &wallet)
{
    return displayText(wallet.label.isEmpty() ? wallet.id : wallet.label, LongestLabel);
}

void chooseIn(QComboBox &box, const QString &data)
{
    if (const int at = box.findData(data); at >= 0)
        box.setCurrentIndex(at);
}

} // namespace

TransferStep::TransferStep(World world, QWidget *parent)
    : QWidget(parent)
    , m_world(std::move(world))
    , m_keeper(new QuoteKeeper(m_world.quote, m_world.clock, this))
    , m_sendAll(new SendAll(m_world.quote, m_world.clock, this))
{
    buildFields();
    listWallets();
    listAssets();
    listNetworks();
    m_destination->setPayees(m_world.payees.all());
    connect(&m_world.wallets, &WalletsModel::changed, this, [this] {
        listWallets();
        listAssets();
        tell();
    });
    connect(&m_world.payees, &PayeesModel::changed, this,
            [this] { m_destination->setPayees(m_world.payees.all()); });
    connect(m_keeper, &QuoteKeeper::changed, this, &TransferStep::quoteChanged);
    connect(m_sendAll, &SendAll::found, this, &TransferStep::sendAllFound);
    connect(m_sendAll, &SendAll::failed, this, [this](const Error &error) {
        m_all->setEnabled(true);
        m_rows.value(Amount)->setTouched();
        m_refused.insert(Amount, error.message);
        tell();
    });
    assetChosen();
    orderTabs();
    setFocusProxy(m_amount);
}

void TransferStep::buildFields()
{
    m_wallet = new QComboBox(this);
    m_wallet->setObjectName(QStringLiteral("walletBox"));
    m_asset = new QComboBox(this);
    m_asset->setObjectName(QStringLiteral("assetBox"));
    m_network = new QComboBox(this);
    m_network->setObjectName(QStringLiteral("networkBox"));
    for (QComboBox *box : {m_wallet, m_asset, m_network})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("noteEdit"));
    m_note->setMaxLength(LongestNote);
    m_destination = new DestinationPanel(this);
    m_quote = new QuotePanel(*m_keeper, this);

    auto *walletField = new Field(tr("&From", "a wallet"), m_wallet, {}, this);
    auto *assetField = new Field(tr("A&sset", "a currency such as USDT"), m_asset, {}, this);
    auto *networkField = new Field(tr("Net&work", "a blockchain"), m_network, {}, this);
    auto *noteField =
        new Field(tr("&Note"), m_note, tr("For yourself, kept with the transfer. Optional."), this);
    auto *top = new QHBoxLayout;
    top->setSpacing(theme::Gap + theme::Grid);
    top->addWidget(walletField, 3, Qt::AlignTop);
    top->addWidget(assetField, 3, Qt::AlignTop);
    top->addWidget(networkField, 2, Qt::AlignTop);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    rows->addLayout(top);
    rows->addWidget(buildAmount());
    rows->addWidget(m_destination);
    auto *words = new QHBoxLayout;
    words->setSpacing(theme::Gap + theme::Grid);
    words->addWidget(m_destination->keepField(), 1, Qt::AlignTop);
    words->addWidget(noteField, 1, Qt::AlignTop);
    rows->addLayout(words);
    rows->addWidget(m_quote);
    rows->addStretch(1);
    m_rows.insert(From, walletField);
    m_rows.insert(Asset, assetField);
    m_rows.insert(Network, networkField);
    m_rows.insert(transferfield::Note, noteField);
    m_rows.insert(To, m_destination->field());

    connect(m_wallet, &QComboBox::currentIndexChanged, this, [this] {
        listAssets();
        assetChosen();
    });
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        listNetworks();
        assetChosen();
    });
    connect(m_network, &QComboBox::currentIndexChanged, this, &TransferStep::assetChosen);
    connect(m_note, &QLineEdit::textChanged, this, [this] { edited(transferfield::Note); });
    connect(m_destination, &DestinationPanel::changed, this, [this] { edited(To); });
    connect(m_destination, &DestinationPanel::amountAsked, this, &TransferStep::takeAmount);
    connect(m_destination, &DestinationPanel::addressBookRequested, this,
            &TransferStep::addressBookRequested);
    for (Field *field : std::as_const(m_rows)) {
        connect(field, &Field::left, this, [this, field] {
            const auto *line = qobject_cast<QLineEdit *>(field->editor());
            if (!line || !line->text().isEmpty() || field->isTouched()) {
                field->setTouched();
                tell();
            }
        });
    }
}

//! As the form is read, whatever order it was put together in.
void TransferStep::orderTabs()
{
    QList<QWidget *> stops{m_wallet, m_asset, m_network, m_amount, m_all};
    stops += m_destination->tabStops();
    stops += {m_note, m_quote->againButton()};
    for (qsizetype at = 1; at < stops.size(); ++at)
        setTabOrder(stops.at(at - 1), stops.at(at));
}

QWidget *TransferStep::buildAmount()
{
    m_amount = new QLineEdit(this);
    m_amount->setObjectName(QStringLiteral("amountEdit"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_amount->setFont(theme::tabular(font()));
    m_amount->setPlaceholderText(editableAmount(QStringLiteral("0.00"), locale()));
    m_all = new QPushButton(tr("Send a&ll"), this);
    m_all->setObjectName(QStringLiteral("sendAllButton"));
    m_all->setAutoDefault(false);
    auto *field = new Field(tr("&Amount"), m_amount, {}, this);
    m_rows.insert(Amount, field);
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme::Gap);
    columns->addWidget(field, 1, Qt::AlignTop);
    auto *button = new QVBoxLayout;
    button->addSpacing(fontMetrics().height() + theme::GapTight);
    button->addWidget(m_all);
    button->addStretch();
    columns->addLayout(button);
    connect(m_amount, &QLineEdit::textChanged, this, [this] {
        m_amountIsAll = false;
        edited(Amount);
    });
    connect(m_all, &QPushButton::clicked, this, &TransferStep::sendAll);
    return row;
}

void TransferStep::listWallets()
{
    const QSignalBlocker quiet(m_wallet);
    const QString chosen = m_wallet->currentData().toString();
    m_wallet->clear();
    for (const WalletLine &line : lines()) {
        if (m_wallet->findData(line.wallet.id) >= 0)
            continue;
        const bool frozen = line.wallet.status == WalletStatus::Frozen;
        m_wallet->addItem(frozen ? tr("%1 (frozen)", "%1 a wallet").arg(nameOf(line.wallet))
                                 : nameOf(line.wallet),
                          line.wallet.id);
    }
    chooseIn(*m_wallet, chosen);
    if (!chosen.isEmpty())
        return;
    for (const WalletLine &line : lines()) { // one that there is something to send from
        if (line.wallet.status == WalletStatus::Active && line.balance &&
            line.balance->available.isPositive()) {
            chooseIn(*m_wallet, line.wallet.id);
            return;
        }
    }
}

//! What the wallet has, by asset; where nothing is known, everything there is.
void TransferStep::listAssets()
{
    const QSignalBlocker quiet(m_asset);
    const QString chosen = m_asset->currentData().toString();
    m_asset->clear();
    for (const WalletLine &line : lines()) {
        if (line.wallet.id != m_wallet->currentData().toString() || !line.balance)
            continue;
        const QString code = line.balance->available.asset();
        const AssetInfo *info = findAsset(code);
        if (m_asset->findData(code) < 0)
            m_asset->addItem(info ? QStringLiteral("%1 · %2").arg(code, info->name)
                                  : displayText(code, LongestLabel),
                             code);
    }
    if (m_asset->count() == 0) {
        for (const AssetInfo &asset : knownAssets())
            m_asset->addItem(QStringLiteral("%1 · %2").arg(asset.code, asset.name),
                             QString(asset.code));
    }
    chooseIn(*m_asset, chosen);
    listNetworks();
}

void TransferStep::listNetworks()
{
    const QSignalBlocker quiet(m_network);
    const QString chosen = m_network->currentData().toString();
    fillNetworks(*m_network, m_asset->currentData().toString());
    chooseIn(*m_network, chosen);
    m_network->setEnabled(m_network->count() > 1);
}

} // namespace coinpay
