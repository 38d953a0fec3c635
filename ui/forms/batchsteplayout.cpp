// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the first step of sending a batch is put together; what it does is in batchstep.cpp.
#include "core/text.h"
#include "forms/batchrows.h"
#include "forms/batchstep.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "forms/warninglist.h"
#include "models/payeesmodel.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/roomyrows.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestLabel = 60;
constexpr int TableHeight = 240;
constexpr int AskAgainMs = 5000;

} // namespace

BatchStep::BatchStep(TransferStep::World world, QWidget *parent)
    : QWidget(parent)
    , m_world(std::move(world))
    , m_wallet(new QComboBox(this))
    , m_walletField(new Field(tr("&From", "a wallet"), m_wallet, {}, this))
    , m_fault(new Notice(this))
    , m_summary(sentence({}, this))
    , m_rows(new BatchRows(this))
    , m_table(new QTreeView(this))
    , m_rowFaults(new WarningList(this))
    , m_rowWarnings(new WarningList(this))
    , m_totals(selectableSentence({}, this))
{
    m_wallet->setObjectName(QStringLiteral("batchWalletBox"));
    m_summary->setObjectName(QStringLiteral("batchSummary"));
    m_totals->setObjectName(QStringLiteral("batchTotals"));
    m_rowFaults->setObjectName(QStringLiteral("batchRowFaults"));
    m_rowWarnings->setObjectName(QStringLiteral("batchRowWarnings"));
    m_totals->setFont(theme::tabular(font()));
    setAcceptDrops(true);
    buildTable();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Gap + theme::Grid);
    rows->addWidget(m_walletField);
    rows->addWidget(buildSources());
    rows->addWidget(m_summary);
    rows->addWidget(m_fault);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_rowFaults);
    rows->addWidget(m_rowWarnings);
    rows->addWidget(m_totals);
    listWallets();
    connect(m_wallet, &QComboBox::currentIndexChanged, this, [this] {
        m_fees.clear();
        read();
    });
    connect(&m_world.wallets, &WalletsModel::changed, this, [this] {
        listWallets();
        read();
    });
    connect(&m_world.payees, &PayeesModel::changed, this, &BatchStep::read);
    m_askAgain.setSingleShot(true);
    m_askAgain.setInterval(AskAgainMs);
    connect(&m_askAgain, &QTimer::timeout, this, &BatchStep::askFees);
    tell();
}

QWidget *BatchStep::buildSources()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setGaps(theme::Gap, theme::Gap);
    const auto add = [&](const char *name, const char16_t *icon, const QString &text, auto &&run) {
        auto *button = new QPushButton(theme::icon(QString::fromUtf16(icon)), text, bar);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
        return button;
    };
    //: Button; the dots say that a file is asked for
    QPushButton *choose =
        add("chooseTableButton", u"folder", tr("&Choose a file…"), &BatchStep::choose);
    add("pasteTableButton", u"copy", tr("&Paste a table"), &BatchStep::paste);
    add("saveTemplateButton", u"download", tr("Save a &template…"), &BatchStep::saveTemplate);
    setFocusProxy(choose);
    return bar;
}

void BatchStep::buildTable()
{
    m_table->setObjectName(QStringLiteral("batchTable"));
    m_table->setAccessibleName(tr("Transfers of the batch"));
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegate(new RoomyRows(m_table));
    m_table->setMinimumHeight(TableHeight);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(BatchRows::Destination, QHeaderView::Stretch);
    m_table->header()->setStretchLastSection(false);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BatchStep::tellRow);
}

void BatchStep::listWallets()
{
    const QSignalBlocker quiet(m_wallet);
    const QString chosen = m_wallet->currentData().toString();
    m_wallet->clear();
    for (int row = 0; row < m_world.wallets.rowCount(); ++row) {
        const Wallet &wallet = m_world.wallets.line(row).wallet;
        if (m_wallet->findData(wallet.id) >= 0)
            continue;
        const QString name =
            displayText(wallet.label.isEmpty() ? wallet.id : wallet.label, LongestLabel);
        m_wallet->addItem(wallet.status == WalletStatus::Frozen
                              ? tr("%1 (frozen)", "%1 a wallet").arg(name)
                              : name,
                          wallet.id);
    }
    if (const int at = m_wallet->findData(chosen); at >= 0)
        m_wallet->setCurrentIndex(at);
}

} // namespace coinpay
