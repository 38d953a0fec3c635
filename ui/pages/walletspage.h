// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "pages/balancecontent.h"
#include "pages/listfaces.h"
#include "settings/settings.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace coinpay {

class EmptyState;
class FreshnessLine;
class ListTable;
class OperationStrip;
class WalletDetail;

//! What there is, by asset and by wallet, each figure with its age; beside it the chosen wallet,
//! where it receives, and the way to send from it. It reads the store alone; what is to be done
//! goes out as signals.
class WalletsPage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the page; `reader` belongs to this thread.
    WalletsPage(Store &store, Reader &reader, WalletsModel &wallets, const Clock &clock,
                Settings &settings, QWidget *parent = nullptr);
    //! The same over a desk, wired to it.
    WalletsPage(Desk &desk, WalletsModel &wallets, const Clock &clock, Settings &settings,
                QWidget *parent = nullptr);
    ~WalletsPage() override;

    [[nodiscard]] ListTable &table() const { return *m_table; }
    [[nodiscard]] ListTable &assetTable() const { return *m_assetTable; }
    [[nodiscard]] WalletDetail &detail() const { return *m_detail; }
    //! Chooses the first line of this wallet.
    void showWallet(const QString &walletId);
    //! Of the chosen line; empty when none is.
    [[nodiscard]] QString chosen() const;
    //! An address that was asked for here is shown as soon as it is there.
    void expectAddress(const QString &operationId);

public Q_SLOTS:
    void setFreshness(const coinpay::Freshness &freshness);
    //! Without "transfers:write" nothing can be sent, and no address be asked for.
    void setScopes(const QStringList &scopes);

Q_SIGNALS:
    //! Where wallet or asset are not empty, they are chosen already.
    void sendRequested(const QString &walletId, const QString &asset, const QString &network);
    void batchRequested();
    void addressBookRequested();
    void transfersRequested(const QString &walletId);
    void newAddressRequested(const QString &walletId, const QString &asset, const QString &network);
    void bundleRequested(const QString &walletId);
    void refreshRequested();                          //!< of wallets and balances
    void addressesRequested(const QString &walletId); //!< they are about to be looked at
    void tryNowRequested(const QString &operationId);
    void pollRequested();
    void pauseRequested();
    void resumeRequested();
    void connectionHelpRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QLayout *buildHead();
    QWidget *buildLists();
    ListTable *buildTable(QAbstractListModel &model, const ShortContent &content,
                          const QStringList &columns, const char *name, const QString &accessible);
    void wire();
    void chooseRow(int row);
    void walletsChanged();
    void operationsChanged();
    void chooseFace();
    void act(FaceAction action);
    void split();

    Store &m_store;
    Reader &m_reader;
    WalletsModel &m_wallets;
    Settings &m_settings;
    Heartbeat *m_heartbeat;
    AssetTotalsModel *m_totals;
    AssetContent m_assetContent;
    WalletContent m_walletContent;
    OperationStrip *m_operations;
    QSplitter *m_splitter;
    QStackedWidget *m_listOrFace = nullptr;
    EmptyState *m_face = nullptr;
    ListTable *m_assetTable = nullptr;
    ListTable *m_table = nullptr;
    FreshnessLine *m_freshnessLine = nullptr;
    WalletDetail *m_detail = nullptr;
    QPushButton *m_book = nullptr;
    QPushButton *m_batch = nullptr;
    QPushButton *m_send = nullptr;
    Freshness m_freshness;
    std::optional<Error> m_readError;
    FaceAnswer m_answer;
    bool m_ownSplit = false;
    QString m_expected; //!< operation that asks for an address
};

} // namespace coinpay
