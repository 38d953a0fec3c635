// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/transferbatch.h"
#include "forms/transferstep.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QTreeView;

namespace coinpay {

class BatchRows;
class Field;
class Notice;
class WarningList;

//! The first step of sending a batch: the wallet, the table, and what is to be said of each row.
class BatchStep : public QWidget
{
    Q_OBJECT

public:
    //! All outlive it.
    explicit BatchStep(TransferStep::World world, QWidget *parent = nullptr);

    //! Reads a table; `name` is of the file, or what else it came from.
    void load(const QByteArray &csv, const QString &name);
    void loadFile(const QString &path);
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const std::optional<TransferBatch> &batch() const { return m_batch; }
    [[nodiscard]] std::optional<Wallet> wallet() const;
    void chooseWallet(const QString &walletId);

    //! What one transfer costs now, for every asset and network of the batch; as far as is known.
    struct Fee
    {
        QString network;
        Money each;
        Money all; //!< of all its rows, if each costs as much
    };

    [[nodiscard]] QList<Fee> fees() const;
    //! Everything in order, and enough of everything with the fees; otherwise what is missing has
    //! been said.
    [[nodiscard]] bool isReady();

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *buildSources();
    void buildTable();
    void listWallets();
    void choose();
    void paste();
    void saveTemplate();
    void read();
    void tell();
    void tellRow();
    void tellTotals();
    void askFees();
    [[nodiscard]] QString hindrance() const;

    TransferStep::World m_world;
    QComboBox *m_wallet;
    Field *m_walletField;
    Notice *m_fault;
    QLabel *m_summary;
    BatchRows *m_rows;
    QTreeView *m_table;
    WarningList *m_rowFaults;
    WarningList *m_rowWarnings;
    QLabel *m_totals;
    QByteArray m_csv;
    QString m_name;
    std::optional<TransferBatch> m_batch;
    QHash<QString, Money> m_fees; //!< by asset and network: of one transfer
    QTimer m_askAgain;
    quint64 m_asked = 0; //!< answers about an older table are dropped
};

} // namespace coinpay
